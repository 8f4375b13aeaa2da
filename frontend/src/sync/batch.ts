import type { DiaryStore } from '../store/diary-store'
import type { Waiting } from '../store/schema'
import { isSent } from '../store/outbox'
import type { Op } from '../store/types'

/** The most a push holds, as the server has it, with room for what is around the ops. */
const MOST_OPS = 500
const MOST_BYTES = 1_000_000

const sizeOf = (op: Op): number => new TextEncoder().encode(JSON.stringify(op)).length + 1

/** The ops of the next push, in order; halved each time the server finds it too large. */
export class Batches {
  private ops = MOST_OPS

  constructor(private readonly store: DiaryStore) {}

  /** Takes the next ops and marks them as sent, durably, before they go: from then on they never change. */
  async next(): Promise<Waiting[]> {
    if (!(await this.store.db.read(['outbox'], (tx) => tx.objectStore('outbox').count()))) return []
    return this.store.write(async ({ tx }) => {
      const outbox = tx.objectStore('outbox')
      const batch: Waiting[] = []
      let bytes = 0
      for (let cursor = await outbox.openCursor(); cursor; cursor = await cursor.continue()) {
        const w = cursor.value
        if (w.state !== 'unsent' && w.state !== 'sent') continue
        bytes += sizeOf(w.op)
        if (batch.length && (bytes > MOST_BYTES || batch.length >= this.ops)) break
        if (!isSent(w)) await outbox.put({ ...w, state: 'sent' })
        batch.push({ ...w, state: 'sent' })
      }
      return batch
    })
  }

  /** The server found so many too large; false when they cannot be made fewer. */
  halve(count: number): boolean {
    if (count <= 1) return false
    this.ops = Math.ceil(count / 2)
    return true
  }
}

/** Gives up on an op that is too large even alone, with its data kept. */
export function buryOversize(store: DiaryStore, w: Waiting): Promise<void> {
  return store.write(async (work) => {
    const { n, id, op, parts } = w
    await work.drop(n)
    await work.bury({
      n,
      id,
      op,
      parts,
      status: 'rejected',
      code: 'too-large',
      detail: '',
      errors: [],
      at: store.now(),
    })
    await work.rebuild(id)
  })
}
