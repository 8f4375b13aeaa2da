import { same } from '../store/canonical'
import { mergeOf } from '../store/kinds'
import { besideOf, wholeOf } from '../store/offers'
import { isSent } from '../store/outbox'
import type { Copy, Waiting } from '../store/schema'
import { instant, iso } from '../store/time'
import type { Op } from '../store/types'
import { fromCopy, type Work } from '../store/work'

/** This device's clock (ms), how far it is ahead of the server's, and its ids. */
export interface Here {
  now: number
  ahead: number
  nextId: () => string
}

/** A time the server told, by this device's clock, which is what ops carry. */
const byOwnClock = (text: string | undefined, { now, ahead }: Here): string =>
  iso(text === undefined ? now : Math.min(now, instant(text) + ahead))

/** Starts a full read: the server no longer knows where this device stood. The outbox stays. */
export async function beginResync(work: Work): Promise<void> {
  const epoch = ((await work.meta('epoch')) ?? 0) + 1
  await work.setMeta('epoch', epoch)
  await work.setMeta('resync', epoch)
  await work.setMeta('cursor', undefined)
  for (const { seq, ...w } of await work.tx.objectStore('outbox').getAll())
    if (seq !== undefined) await work.add({ ...w, state: 'sent' })
}

/** Takes one change into the copy. In a full read, what this device knows and the server does not is offered again. */
export async function receive(
  work: Work,
  change: Copy,
  epoch: number | undefined,
  here: Here,
  passed: Waiting | undefined,
): Promise<void> {
  const told = passed && { op: passed.op.op, parts: passed.parts }
  const row = epoch === undefined ? undefined : await work.row(change.id)
  if (row && row.epoch !== epoch) {
    const offers = row.server ? offersOf(row.server, change, await overwritten(work, row.server), here) : []
    await reseat(work, change.id, offers, (op) => rebased(op, row.server, change))
  }
  await work.rebuild(change.id, {
    server: change,
    ...(epoch === undefined ? {} : { epoch }),
    ...(told ? { told } : {}),
  })
}

/**
 * Ends a full read: records it did not show are offered whole, for absence alone deletes nothing. Answers whether there
 * was one to end, which leaves more to send.
 */
export async function finishResync(work: Work, cursor: string, { now, nextId }: Here): Promise<boolean> {
  const epoch = await work.meta('resync')
  if (epoch === undefined) return false
  for (const row of await work.tx.objectStore('records').getAll()) {
    if (row.epoch === epoch || row.server?.purged) continue
    if (!row.server) await reseat(work, row.id, [], (op) => ({ ...op, base: null }))
    else {
      const { doc, siblings, binned_at } = fromCopy(row.server)
      const offers = wholeOf({ id: row.id, type: row.type, doc, siblings, binned: !!binned_at }, now, nextId)
      await reseat(work, row.id, offers, (op) => ({ ...op, base: null }))
    }
    await work.rebuild(row.id, { server: null })
  }
  await work.setMeta('resync', undefined)
  await work.setMeta('mended', cursor)
  return true
}

/** Offers a record again that the server answered not to have, as it stands on screen. */
export async function offerLost(work: Work, id: string, { now, nextId }: Here): Promise<void> {
  const [row, ops, dead] = [await work.row(id), await work.ops(id), await work.dead(id)]
  if (!row) return
  if (dead.some((d) => d.status === 'rejected')) {
    // Its beginning was refused: the rest waits for that.
    for (const { n, op, parts } of ops) await work.add({ n, id, op, parts, state: 'blocked' })
    return work.rebuild(id)
  }
  for (const w of ops) await work.drop(w.n)
  if (!row.purged) {
    const { type, doc, siblings, binned_at } = row
    await reseat(work, id, wholeOf({ id, type, doc, siblings, binned: !!binned_at }, now, nextId), (op) => op)
  }
  await work.rebuild(id, { server: null })
}

/** What an op counts as having seen of a new copy: all of it if that says just what its author had before them. */
function rebased(op: Op, old: Copy | null, change: Copy): Op {
  return { ...op, base: old && op.base === old.rev && equal(old, change) ? change.rev : null }
}

const equal = (a: Copy, b: Copy): boolean =>
  !a.purged === !b.purged && !a.deleted_at === !b.deleted_at && same(a.doc, b.doc) && same(a.siblings, b.siblings)

/** The fields of a copy that this device's own ops replace, having seen them. */
async function overwritten(work: Work, old: Copy): Promise<Set<string>> {
  const ops = (await work.ops(old.id)).filter(({ op }) => op.base === old.rev)
  return new Set(ops.flatMap(({ op }) => Object.keys(op.set ?? {})))
}

/** What the old copy says that the new one does not. */
function offersOf(old: Copy, change: Copy, overwritten: Set<string>, here: Here): Op[] {
  const { id, type } = change
  const { now, nextId } = here
  const at = byOwnClock(old.updated_at, here)
  const op = (rest: Partial<Op>): Op => ({
    op: nextId(),
    id,
    type,
    base: null,
    at,
    ...rest,
  })
  if (change.purged) return []
  if (old.purged) return [op({ base: change.rev, purge: true })]
  if (old.deleted_at)
    return !change.deleted_at && same(old.doc, change.doc) ? [op({ base: change.rev, delete: true })] : []
  const set: [string, unknown][] = []
  const add: [string, string[]][] = []
  for (const [field, value] of Object.entries(old.doc ?? {})) {
    if (overwritten.has(field) || same(value, change.doc?.[field])) continue
    if (mergeOf(type, field) === 'set') add.push([field, value as string[]])
    else set.push([field, value])
  }
  const offers: Op[] = []
  if (set.length || add.length)
    offers.push(
      op({
        ...(set.length ? { set: Object.fromEntries(set) } : {}),
        ...(add.length ? { add: Object.fromEntries(add) } : {}),
      }),
    )
  for (const s of old.siblings ?? [])
    if (
      !change.siblings?.some((one) => one.field === s.field && same(one.value, s.value)) &&
      !same(change.doc?.[s.field], s.value)
    )
      offers.push(besideOf(id, type, { ...s, at: byOwnClock(s.at, here) }, now, nextId))
  return offers
}

/** Puts offers before the ops that wait for a record, and lets those know them. */
async function reseat(work: Work, id: string, offers: Op[], rebase: (op: Op) => Op): Promise<void> {
  const waiting = await work.ops(id)
  for (const w of waiting) await work.drop(w.n)
  // Marked as sent: an offer is what was, no later edit may join it, and it is sent even for a record in the bin.
  for (const op of offers) await work.add({ id, op, parts: {}, state: 'sent' })
  const ids = offers.map((offer) => offer.op)
  for (const { op, parts, state } of waiting) {
    const known = ids.length ? { seen: [...(op.seen ?? []), ...ids] } : {}
    await work.add({ id, op: { ...rebase(op), ...known }, parts, state: isSent({ state } as Waiting) ? 'sent' : state })
  }
}
