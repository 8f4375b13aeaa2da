import { isUnset } from './canonical'
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
 * The ops that make a whole record where it is not known. Of a field with several versions the one that stands goes
 * last: each is an edit that knew nothing of the others, so that they end up side by side there too. `now` is in
 * milliseconds.
 */
export function wholeOf({ id, type, doc, siblings, binned }: Whole, now: number, nextId: () => string): Op[] {
  const op = (rest: Partial<Op>): Op => ({ op: nextId(), id, type, base: null, at: iso(now), ...rest })
  const created = { ...doc }
  const more: Sibling[] = []
  const split = new Set<string>()
  for (const s of siblings) {
    if (isUnset(s.value)) continue
    if (split.has(s.field)) more.push(s)
    else created[s.field] = s.value
    split.add(s.field)
  }
  const told = [op({ set: created }), ...more.map((s) => besideOf(id, type, s, now, nextId))]
  if (split.size) told.push(op({ set: Object.fromEntries([...split].map((field) => [field, doc[field] ?? null])) }))
  return binned ? [...told, op({ delete: true, seen: told.map((one) => one.op) })] : told
}

/** A value to keep beside the one that stands: an edit that knew nothing of it. `now` is in milliseconds. */
export function besideOf(id: string, type: string, s: Sibling, now: number, nextId: () => string): Op {
  return { op: nextId(), id, type, base: null, at: iso(Math.min(now, instant(s.at))), set: { [s.field]: s.value } }
}
