import { instant, iso } from './time'
import type { Doc, Op, Sibling } from './types'

export interface Whole {
  id: string
  type: string
  doc: Doc
  siblings: Sibling[]
  binned: boolean
}

/**
 * The ops that make a whole record where it is not known. Another version of a field goes as an edit that knew nothing
 * of the record, so that both stand side by side there too. `now` is in milliseconds.
 */
export function wholeOf({ id, type, doc, siblings, binned }: Whole, now: number, nextId: () => string): Op[] {
  const op = (rest: Partial<Op>): Op => ({ op: nextId(), id, type, base: null, at: iso(now), ...rest })
  const create = op({ set: doc })
  const beside = siblings.map((s) => besideOf(id, type, s, now, nextId))
  const told = [create, ...beside]
  return binned ? [...told, op({ delete: true, seen: told.map((one) => one.op) })] : told
}

/** A value that is to be kept beside the one that stands: an older edit that knew nothing of it. */
export function besideOf(id: string, type: string, s: Sibling, now: number, nextId: () => string): Op {
  return { op: nextId(), id, type, base: null, at: iso(Math.min(now - 1, instant(s.at))), set: { [s.field]: s.value } }
}
