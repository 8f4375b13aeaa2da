import { Offline, Refused } from '../store/errors'
import type { DiaryStore } from '../store/diary-store'
import { schema } from '../store/kinds'
import type { SyncOutcome } from '../store/app-types'
import { BadAnswer, take } from './answer'
import { Batches, buryOversize } from './batch'
import { beginResync } from './resync'
import type { Session } from './session'
import type { Answer, Push } from './wire'

const STATES: Record<string, SyncOutcome['state']> = {
  'signed-out': 'signed-out',
  csrf: 'signed-out',
  'account-deleted': 'account-deleted',
  'wrong-owner': 'wrong-owner',
  'server-older': 'server-older',
}
const BY_STATUS: Record<number, SyncOutcome['state']> = { 426: 'too-old', 429: 'busy', 503: 'busy' }

/** Exchanges one diary's changes with the server. */
export class Engine {
  private running: Promise<SyncOutcome> | null = null

  constructor(
    private readonly store: DiaryStore,
    private readonly session: Session,
    private readonly owner: () => string | null,
  ) {}

  /** One full attempt, one tab at a time; asked again while it runs, it answers with the same attempt. */
  attempt(): Promise<SyncOutcome> {
    this.running ??= this.guarded().finally(() => (this.running = null))
    return this.running
  }

  private async guarded(): Promise<SyncOutcome> {
    const owner = this.owner()
    if (!owner) return { state: 'local' }
    const standing = await this.session.standing()
    if (standing !== 'in') return { state: standing }
    const { locks } = this.store.env.deps
    const turn = () => this.exchange(owner).catch((error: unknown) => this.outcomeOf(error))
    return locks ? locks.request(`onwards-sync-${this.store.name}`, turn) : turn()
  }

  private async exchange(owner: string): Promise<SyncOutcome> {
    const batches = new Batches(this.store)
    let before = ''
    for (;;) {
      const reading = (await this.store.meta('resync')) !== undefined
      const batch = reading ? [] : await batches.next()
      const cursor = (await this.store.meta('cursor')) ?? null
      const step = JSON.stringify([cursor, reading, batch.map((w) => w.op.op)])
      if (step === before) throw new BadAnswer('no progress')
      before = step
      const answer = await this.push({ owner, cursor, ops: batch.map((w) => w.op) }).catch((error: unknown) => error)
      if (!(answer instanceof Error)) {
        const more = await take(this.store, batch, cursor, answer as Answer)
        if (!more && !(await this.leftToDo(answer as Answer))) return { state: 'done' }
      } else if (isCode(answer, 'resync-required') && cursor !== null) await this.store.write(beginResync)
      else if (!(answer instanceof Refused && answer.status === 413 && batch.length)) throw answer
      else if (!batches.halve(batch.length)) await buryOversize(this.store, batch[0]!)
    }
  }

  private push(body: Omit<Push, 'schema' | 'sent_at'>): Promise<Answer> {
    const whole: Push = { schema, sent_at: this.store.now(), ...body }
    return this.session.call<Answer>('POST', '/sync', whole)
  }

  /** Whether ops are left to send, or the count of records differs from the server's and has to be mended. */
  private async leftToDo(answer: Answer): Promise<boolean> {
    if (await this.hasUnsent()) return true
    const { digest, cursor } = answer
    if (!digest || (await this.store.meta('cursor')) !== cursor) return false
    const own = (await this.store.meta('tally')) ?? { count: 0, sum: 0 }
    if (own.count === digest.count && own.sum === digest.sum) return false
    const tried = (await this.store.meta('mended')) === cursor
    const { count, sum } = own
    this.store.env.deps.report?.('digest-mismatch', { own: { count, sum }, server: digest, cursor, mending: !tried })
    if (!tried) await this.store.write(beginResync)
    return !tried
  }

  private hasUnsent(): Promise<boolean> {
    return this.store.db.read(['outbox'], async (tx) => {
      let cursor = await tx.objectStore('outbox').openCursor()
      while (cursor && cursor.value.state !== 'unsent' && cursor.value.state !== 'sent')
        cursor = await cursor.continue()
      return cursor !== null
    })
  }

  private outcomeOf(error: unknown): SyncOutcome {
    if (error instanceof Offline) return { state: 'offline' }
    if (error instanceof Refused) {
      const state = STATES[error.code] ?? BY_STATUS[error.status] ?? 'failed'
      return error.retryAfter === null ? { state } : { state, retryAfter: error.retryAfter * 1000 }
    }
    this.store.env.deps.report?.('sync-failed', String(error))
    return { state: 'failed' }
  }
}

const isCode = (error: Error, code: string): boolean => error instanceof Refused && error.code === code
