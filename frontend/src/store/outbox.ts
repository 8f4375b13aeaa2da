import { combine, fieldsOf, isEdit } from './merge'
import type { Copy, Dead, Known, Waiting } from './schema'
import type { Op } from './types'
import { blocks, type Work } from './work'

/** Whether an op has been sent: it may be on the server, so it never changes again. */
export const isSent = (w: Waiting): boolean => w.state === 'sent' || w.state === 'acked'

const partsOf = (op: Op): Known['parts'] => Object.fromEntries(fieldsOf(op).map((field) => [field, op.op]))

/** Whether an edit knew all that an earlier op wrote into the fields it writes itself. */
const knew = (op: Op, parts: Known['parts']): boolean =>
  fieldsOf(op).every((field) => !parts[field] || op.seen?.includes(parts[field]))

/** The most ops an op may name as seen, as the server has it. */
const MOST_SEEN = 500

const withSeen = (op: Op, ...ids: string[]): Op => ({
  ...op,
  seen: [...new Set([...(op.seen ?? []), ...ids])].slice(-MOST_SEEN),
})

/** Names the earlier ops an edit knew by the names the server has for them. */
function naming(op: Op, earlier: Known[]): Op {
  if (!isEdit(op)) return op
  const known = earlier.filter((one) => fieldsOf(op).some((field) => one.parts[field]) && knew(op, one.parts))
  return known.length ? withSeen(op, ...known.map((one) => one.op)) : op
}

/** Puts the op that makes a record in the outbox, and the record on the screen. */
export const enqueueFirst = (work: Work, op: Op): Promise<void> =>
  work.begin({ id: op.id, op, parts: partsOf(op), state: 'unsent' })

/**
 * Puts an op in the outbox and makes the record's view anew. An edit that follows an unsent one it knew joins it; a
 * restore takes an unsent delete away. Answers with the op that now says it, null when nothing is left to say.
 */
export async function enqueue(work: Work, op: Op, nextId: () => string): Promise<Op | null> {
  const [row, ops, dead] = [await work.row(op.id), await work.ops(op.id), await work.dead(op.id)]
  if (row?.seen.includes(op.op)) return op
  const known = [...(row?.told ? [row.told] : []), ...ops.map((w) => ({ op: w.op.op, parts: w.parts }))]
  const refused = isEdit(op) ? dead.filter(blocks) : []
  const result = await (refused.length
    ? amend(work, op, ops, refused, nextId)
    : place(work, naming(op, known), ops.at(-1)))
  await work.rebuild(op.id)
  return result
}

async function place(work: Work, op: Op, last: Waiting | undefined): Promise<Op | null> {
  if (last && !isSent(last) && op.base === last.op.base) {
    if (last.op.delete && op.delete === false && op.seen?.includes(last.op.op)) {
      await work.drop(last.n)
      return null
    }
    // What settles a sibling stands alone: the op before it may be the very one that gives birth to it.
    if (isEdit(last.op) && isEdit(op) && !op.resolve && knew(op, last.parts)) {
      const joined = combine(last.op, op)
      await work.add({ ...last, op: joined, parts: { ...last.parts, ...partsOf(op) } })
      return joined
    }
  }
  await work.add({ id: op.id, op, parts: partsOf(op), state: 'unsent' })
  return op
}

/** An edit of a record with refused changes mends the last of them, and all are tried again. */
async function amend(work: Work, op: Op, ops: Waiting[], refused: Dead[], nextId: () => string): Promise<Op | null> {
  const last = refused.pop()!
  for (const dead of refused) await requeue(work, dead, ops, nextId())
  const mended = isEdit(last.op)
    ? { ...last, op: combine(last.op, op), parts: { ...last.parts, ...partsOf(op) } }
    : last
  const told = await requeue(work, mended, ops, nextId())
  // Those that waited came before this edit, so that it has to be said after them once more.
  return ops.length || !isEdit(last.op) ? place(work, withSeen(op, told.op), (await work.ops(op.id)).at(-1)) : told
}

/** Puts a refused change back in its place, under a new op id that the later ones of its record come to know. */
export async function requeue(work: Work, dead: Dead, ops: Waiting[], opId: string): Promise<Op> {
  const { n, id, parts } = dead
  const op = { ...dead.op, op: opId }
  await work.unbury(dead)
  await work.add({ n, id, op, parts, state: 'unsent' })
  for (const w of ops)
    if (!isSent(w)) {
      w.op = withSeen(w.op, opId)
      await work.add(w)
    }
  return op
}

/** Wipes a record for good: its text at once, its place on the server with the next push. */
export async function enqueuePurge(work: Work, op: Op): Promise<void> {
  const [row, ops, dead] = [await work.row(op.id), await work.ops(op.id), await work.dead(op.id)]
  if (!row || row.seen.includes(op.op)) return
  for (const w of ops) if (!isSent(w)) await work.drop(w.n)
  for (const d of dead) await work.unbury(d)
  if (row.server || ops.some(isSent)) await work.add({ id: op.id, op, parts: {}, state: 'unsent' })
  await work.rebuild(op.id, row.server ? { server: emptied(row.server) } : {})
}

/** A copy without its content. */
const emptied = (copy: Copy): Copy => ({ ...copy, doc: {}, siblings: [] })
