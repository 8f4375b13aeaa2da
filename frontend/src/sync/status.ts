import type { DiaryStore } from '../store/diary-store'
import { countListed } from '../store/listing'
import type { Over, SyncOutcome, SyncStatus } from '../store/app-types'
import type { MetaValues } from '../store/schema'

/** Whether calls to the server have no session to go with. */
export const isOver = (state: SyncStatus['state']): state is Over =>
  state === 'signed-out' || state === 'account-deleted'

interface Facts {
  waiting: number
  needsYou: number
  lastSynced: Date | null
  session: MetaValues['session'] | undefined
}

const FAR: SyncOutcome['state'][] = ['offline', 'failed', 'busy', 'server-older', 'too-old']

async function factsOf(store: DiaryStore, owned: boolean): Promise<Facts> {
  return store.read(async (tx) => {
    const meta = tx.objectStore('meta')
    // All at once: the first screen waits for this.
    const [ops, choose, refused, synced, session] = await Promise.all([
      // Without an owner nothing waits for anyone, and the outbox holds the whole diary.
      owned ? tx.objectStore('outbox').getAll() : [],
      countListed(tx, store.env.deps.keyRange, 'choose'),
      tx.objectStore('dead').count(),
      meta.get('last_synced') as Promise<number | undefined>,
      meta.get('session') as Promise<Facts['session']>,
    ])
    const waiting = new Set(ops.filter((w) => w.state !== 'held' && w.state !== 'acked').map((w) => w.id)).size
    const lastSynced = synced === undefined ? null : new Date(synced)
    return { waiting, needsYou: refused + choose, lastSynced, session }
  })
}

function stateOf(facts: Facts, owned: boolean, last: SyncOutcome['state'] | null): SyncStatus['state'] {
  if (!owned) return 'local'
  if (facts.session !== 'in') return facts.session ?? 'signed-out'
  if (last === 'wrong-owner') return 'signed-out'
  if (facts.needsYou) return 'needs-you'
  if (last && FAR.includes(last)) return 'offline'
  // A diary that has never been read from the server is not in step with it, even with nothing to say.
  return facts.waiting || !facts.lastSynced ? 'waiting' : 'synced'
}

/** Where a diary stands, worked out anew after every write and attempt. */
export class StatusBoard {
  private status: SyncStatus = { state: 'local', waiting: 0, needsYou: 0, lastSynced: null }
  private readonly listeners = new Set<(status: SyncStatus) => void>()
  private work: Promise<void> | null = null
  private stale = false
  private last: SyncOutcome['state'] | null = null

  constructor(private readonly source: () => { store: DiaryStore; owned: boolean }) {}

  get = (): SyncStatus => this.status

  subscribe = (listener: (status: SyncStatus) => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes in how an attempt ended; null forgets the last one. */
  ended(state: SyncOutcome['state'] | null): Promise<void> {
    this.last = state
    return this.refresh()
  }

  /** Works the status out again; calls while it does are answered by one more round. */
  refresh(): Promise<void> {
    this.stale = true
    this.work ??= this.rounds().finally(() => (this.work = null))
    return this.work
  }

  private async rounds(): Promise<void> {
    while (this.stale) {
      this.stale = false
      const { store, owned } = this.source()
      const facts = await factsOf(store, owned).catch(() => null)
      if (!facts) return
      const { waiting, needsYou, lastSynced } = facts
      this.status = { state: stateOf(facts, owned, this.last), waiting, needsYou, lastSynced }
      for (const listener of [...this.listeners]) listener(this.status)
    }
  }
}
