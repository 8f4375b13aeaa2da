import type { components } from '../api/schema'
import type { FieldError } from '../store/errors'
import type { Copy } from '../store/schema'
import type { Op } from '../store/types'

/** What one attempt sends. The owner is named each time, so that no session ever fills another person's diary. */
export interface Push {
  schema: number
  owner: string
  sent_at: string
  cursor: string | null
  ops: Op[]
}

export type Result =
  | { op: string; status: 'merged'; fields: string[] }
  | { op: string; status: 'duplicate'; seq: number }
  | { op: string; status: 'conflict' | 'rejected'; code: string; detail?: string; errors?: FieldError[] }

export type Digest = components['schemas']['Digest']

/** What the server answers: results of what is not plainly applied, and a page of changes. */
export interface Answer extends Omit<components['schemas']['SyncAnswer'], 'results' | 'changes'> {
  results: Result[]
  changes: Copy[]
}

/** The sequence number in a cursor; 0 before the first. */
export const seqOf = (cursor: string | null): number => Number(cursor?.split('.')[1] ?? 0)
