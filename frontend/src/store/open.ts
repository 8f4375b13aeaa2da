import { accountOf } from '../sync/account'
import { Engine } from '../sync/engine'
import { Session, type SessionAnswer } from '../sync/session'
import { StatusBoard } from '../sync/status'
import { Bus, type News } from './bus'
import { Diaries } from './diaries'
import { StoredDiary } from './diary'
import { DiaryStore, type Env } from './diary-store'
import { uuid7Source } from './ids'
import { instant } from './time'
import type { Entry } from './schema'
import type { Account, App, Deps, Diary, SignedIn, SyncOutcome } from './types'

const BIN_DAYS = 30
const DAY = 86_400_000

/** Opens the current diary of this device, making the first one if there is none. */
export async function openCurrentDiary(deps: Deps): Promise<App> {
  const env = { deps, bus: new Bus(deps.channel), nextId: uuid7Source(deps.now, deps.random) }
  const diaries = new Diaries(env)
  const app = new OpenApp(env, diaries, await diaries.current())
  await app.start()
  return app
}

class OpenApp implements App {
  diary!: StoredDiary
  readonly status: StatusBoard
  readonly account: Account
  private session!: Session
  private engine!: Engine
  private readonly listeners = new Set<(diary: Diary) => void>()
  private readonly stop: () => void

  constructor(
    private readonly env: Env,
    private readonly diaries: Diaries,
    entry: Entry,
  ) {
    this.status = new StatusBoard(() => ({ store: this.diary.store, owned: !!this.diary.owner }))
    this.account = accountOf({
      deps: env.deps,
      session: () => this.session,
      email: () => this.diary.owner?.email ?? null,
      deviceOf: async (email) => (await this.entryOf((owner) => same(owner.email, email)))?.device,
      arrive: (answer) => this.arrive(answer),
      leave: () => this.leave(),
    })
    this.use(entry)
    this.stop = env.bus.subscribe((news, own) => void this.hear(news, own))
  }

  /** Puts out of the bin what has been there for its time, and works out where the diary stands. */
  async start(): Promise<void> {
    const limit = this.env.deps.now() - BIN_DAYS * DAY
    for (const view of await this.diary.bin())
      // The server sees to the records it has.
      if (view.rev === null && instant(view.binned_at) < limit) await this.diary.purge(view.id)
    await this.status.refresh()
  }

  onDiary(listener: (diary: Diary) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async syncNow(): Promise<SyncOutcome> {
    const { engine } = this
    const outcome = await engine.attempt()
    if (engine === this.engine) await this.status.ended(outcome.state)
    return outcome
  }

  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.session.call<T>(method, path, body)
  }

  async close(): Promise<void> {
    this.stop()
    await Promise.all([this.diary.store.db.close(), this.diaries.close()])
  }

  /** Makes a diary the open one; answers with the one before. */
  private use(entry: Entry): StoredDiary | undefined {
    const before = this.diary as StoredDiary | undefined
    const store = new DiaryStore(this.env, entry.name)
    this.diary = new StoredDiary(store, entry)
    this.session = new Session(store)
    this.engine = new Engine(store, this.session, () => this.diary.owner?.id ?? null)
    return before
  }

  private async turnTo(entry: Entry, csrf?: string): Promise<void> {
    if (entry.name === this.diary.name) this.diary.entry = entry
    else await this.use(entry)?.store.db.close()
    if (csrf) await this.session.begin(csrf)
    await this.status.ended(null)
    for (const listener of [...this.listeners]) listener(this.diary)
  }

  private async hear(news: News, own: boolean): Promise<void> {
    if (news.about === 'diaries') {
      if (!own) await this.turnTo(await this.diaries.current())
    } else if (news.diary === this.diary.name) await this.status.refresh()
  }

  private async entryOf(is: (owner: { id: string; email: string }) => boolean): Promise<Entry | undefined> {
    return (await this.diaries.all()).find((entry) => entry.owner && is(entry.owner))
  }

  private async arrive({ user, device, csrf }: SessionAnswer): Promise<SignedIn> {
    const { owner, entry } = this.diary
    const mine = await this.entryOf((other) => other.id === user.id)
    const stays = owner ? owner.id === user.id : !mine || !(await this.isEmpty())
    const target = stays ? { ...entry } : { ...mine }
    if (!stays) await this.session.end()
    const opened = await this.diaries.open({ ...target, owner: { id: user.id, email: user.email }, device: device.id })
    await this.turnTo(opened, csrf)
    if (!stays && !owner) await this.remove(entry.name)
    return !stays ? 'switched' : owner ? 'same' : 'adopted'
  }

  /** Whether the open diary holds nothing that could be lost. */
  private isEmpty(): Promise<boolean> {
    return this.diary.store.read(async (tx) => {
      const counts = [await tx.objectStore('records').count(), await tx.objectStore('drafts').count()]
      return counts.every((count) => count === 0)
    })
  }

  private async leave(): Promise<void> {
    const { name } = this.diary
    await this.turnTo(await this.diaries.open({ name: `onwards-${this.env.nextId()}`, owner: null }))
    await this.remove(name)
  }

  private async remove(name: string): Promise<void> {
    await this.diaries.forget(name)
    await new DiaryStore(this.env, name).db.destroy()
  }
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
