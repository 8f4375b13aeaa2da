import type { DiaryStore } from '../store/diary-store'
import { apply } from '../store/merge'
import { isSent } from '../store/outbox'
import type { Copy, Waiting } from '../store/schema'
import { instant } from '../store/time'
import { fromCopy, type Work } from '../store/work'
import { finishResync, offerLost, receive, type Here } from './resync'
import { seqOf, type Answer, type Result } from './wire'

/** An answer that does not fit what was sent: nothing of it is stored. */
export class BadAnswer extends Error {}

interface Settled {
  acked: Waiting[]
  /** Records the server does not have. */
  lost: Set<string>
  /** Whether this device can tell what its ops did, without seeing the records again. */
  plain: boolean
}

/**
 * Stores an answer in one transaction: results, the page, and the cursor behind it. Answers whether there is more to
 * read. `cursor` is the one the push was sent with.
 */
export function take(store: DiaryStore, batch: Waiting[], cursor: string | null, answer: Answer): Promise<boolean> {
  return store.write(async (work) => {
    const now = store.env.deps.now()
    const here = { now, ahead: now - instant(answer.server_time), nextId: store.env.nextId }
    if (((await work.meta('cursor')) ?? null) !== cursor) return true
    const { acked, lost, plain } = await settle(work, batch, answer, store.now())
    for (const id of lost) await offerLost(work, id, here)
    const moved = seqOf(answer.cursor) - seqOf(cursor)
    if (!answer.changes.length && !answer.more && moved && moved === answer.applied && plain) {
      for (const w of acked) await keepOwn(work, w, seqOf(cursor), answer.server_time)
    } else if (!answer.changes.length && moved && batch.length) {
      // The server counts on this device to know what it did, but something was merged: read it instead.
      await acknowledge(work, acked)
      return true
    } else {
      await acknowledge(work, acked)
      await page(work, answer, here)
    }
    await work.setMeta('cursor', answer.cursor)
    if (answer.more) return true
    await work.setMeta('last_synced', now)
    return finishResync(work, answer.cursor, here)
  })
}

async function settle(work: Work, batch: Waiting[], answer: Answer, at: string): Promise<Settled> {
  const results = new Map(answer.results.map((result) => [result.op, result]))
  const acked: Waiting[] = []
  const lost = new Set<string>()
  let accepted = 0
  for (const w of batch) {
    const result = results.get(w.op.op)
    if (!result || result.status === 'merged')
      acked.push({ ...w, state: 'acked', seq: (answer.first_seq ?? NaN) + accepted++ })
    else if (result.status === 'duplicate') acked.push({ ...w, state: 'acked', seq: result.seq })
    else if (result.code === 'unknown-record') lost.add(w.id)
    else await bury(work, w, result, at)
  }
  if (accepted !== answer.applied) throw new BadAnswer(`${accepted} ops accepted, the server says ${answer.applied}`)
  return { acked, lost, plain: answer.results.every((result) => result.status !== 'merged') }
}

async function bury(
  work: Work,
  w: Waiting,
  result: Result & { status: 'conflict' | 'rejected' },
  at: string,
): Promise<void> {
  const { status, code, detail = '', errors = [] } = result
  const { n, id, op, parts } = w
  await work.drop(n)
  // A delete of what is gone for good has nothing left to tell.
  if (code !== 'purged' || !op.delete) await work.bury({ n, id, op, parts, status, code, detail, errors, at })
  await work.rebuild(id)
}

/** Takes an op out of the outbox and puts it on the copy, unless a repeated push finds it there. */
async function keepOwn(work: Work, w: Waiting, read: number, serverTime: string): Promise<void> {
  const old = (await work.row(w.id))?.server ?? null
  await work.drop(w.n)
  if (w.seq! <= read) return work.rebuild(w.id)
  await work.rebuild(w.id, { server: applied(old, w, serverTime), told: { op: w.op.op, parts: w.parts } })
}

function applied(old: Copy | null, { op, seq }: Waiting, serverTime: string): Copy {
  const { doc, siblings, binned_at, purged } = apply(fromCopy(old), { ...op, at: serverTime })
  const copy: Copy = {
    ...(old ?? { id: op.id, type: op.type, created_at: serverTime }),
    rev: seq!,
    updated_at: serverTime,
  }
  for (const field of ['doc', 'siblings', 'deleted_at', 'purged'] as const) delete copy[field]
  if (purged) return { ...copy, purged: true }
  return { ...copy, doc, ...(siblings.length ? { siblings } : {}), ...(binned_at ? { deleted_at: binned_at } : {}) }
}

/** Notes what is on the server; it stays in the view until the copy holds it. */
async function acknowledge(work: Work, acked: Waiting[]): Promise<void> {
  for (const w of acked) await work.add(w)
  await rebuildAll(work, acked)
}

async function rebuildAll(work: Work, ops: Waiting[]): Promise<void> {
  for (const id of new Set(ops.map((w) => w.id))) await work.rebuild(id)
}

async function page(work: Work, answer: Answer, here: Here): Promise<void> {
  const epoch = await work.meta('resync')
  if (answer.changes.length) await work.announce(answer.changes.map(({ id }) => id))
  await Promise.all(
    answer.changes.map(async (change) => {
      const told = await passed(work, await work.ops(change.id), change.rev)
      await receive(work, change, epoch, here, told)
    }),
  )
  if (answer.more) return
  const all = await work.tx.objectStore('outbox').getAll()
  const gone = all.filter((w) => w.state === 'acked')
  await passed(work, gone, seqOf(answer.cursor))
  await rebuildAll(work, gone)
}

/** Takes the ops out of the outbox that the server's copy now holds. */
async function passed(work: Work, ops: Waiting[], seq: number): Promise<Waiting | undefined> {
  const gone = ops.filter((w) => isSent(w) && w.seq !== undefined && w.seq <= seq)
  for (const w of gone) await work.drop(w.n)
  return gone.at(-1)
}
