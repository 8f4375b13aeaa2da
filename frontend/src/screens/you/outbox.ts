import type { Op, OutboxItem } from '../../store'

/** What a waiting change does. */
export function partOf(op: Op): 'new' | 'edit' | 'delete' | 'restore' | 'purge' {
  if (op.purge) return 'purge'
  if (op.delete !== undefined) return op.delete ? 'delete' : 'restore'
  return op.base === null && !op.seen?.length ? 'new' : 'edit'
}

/** The last change of each record, in the order they wait; of a new record the first, for it is still new. */
export function perRecord(items: OutboxItem[]): OutboxItem[] {
  const byId = new Map<string, OutboxItem>()
  for (const item of items) {
    const before = byId.get(item.op.id)
    if (!before || partOf(before.op) !== 'new' || partOf(item.op) !== 'edit') byId.set(item.op.id, item)
  }
  return [...byId.values()]
}
