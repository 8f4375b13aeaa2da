import type { Home } from '../sync/account'
import type { Engine } from '../sync/engine'
import { Session, type SessionAnswer } from '../sync/session'
import { StatusBoard } from '../sync/status'
import { Bus, type News } from './bus'
import { Diaries } from './diaries'
import { StoredDiary } from './diary'
import { DiaryStore, type Env } from './diary-store'
import { uuid7Source } from './ids'
import { instant } from './time'
import type { Entry } from './schema'
import type { Account, App, Deps, SignedIn, SyncOutcome } from './app-types'
import type { Diary } from './types'

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
  private engine: Engine | null = null
  private readonly listeners = new Set<(diary: Diary) => void>()
  private readonly stop: () => void

  constructor(
    private readonly env: Env,
    private readonly diaries: Diaries,
    entry: Entry,
  ) {
    this.status = new StatusBoard(() => ({ store: this.diary.store, owned: !!this.diary.owner }))
    this.account = calls({
      deps: env.deps,
      diaries,
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
    await Promise.all([this.emptyBin(), this.status.refresh()])
  }

  private async emptyBin(): Promise<void> {
    const limit = this.env.deps.now() - BIN_DAYS * DAY
    for (const view of await this.diary.bin())
      // The server sees to the records it has.
      if (view.rev === null && instant(view.binned_at) < limit) await this.diary.purge(view.id)
  }

  onDiary(listener: (diary: Diary) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async syncNow(): Promise<SyncOutcome> {
    const { diary, session } = this
    await this.endParted()
    if (!diary.owner) return { state: 'local' }
    const { Engine } = await import('../sync/engine')
    if (diary === this.diary) this.engine ??= new Engine(diary.store, session, () => diary.owner?.id ?? null)
    const outcome = (await this.engine?.attempt()) ?? { state: 'failed' }
    if (outcome.state === 'done') await this.drain(Engine)
    if (diary === this.diary) await this.status.ended(outcome.state)
    return outcome
  }

  private async endParted(): Promise<void> {
    if (!(await this.diaries.partings()).length) return
    const { endParted } = await import('../sync/account')
    await endParted({ deps: this.env.deps, diaries: this.diaries })
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
    this.engine = null
    return before
  }

  private async turnTo(entry: Entry): Promise<void> {
    if (entry.name === this.diary.name) this.diary.entry = entry
    else await this.use(entry)?.store.db.close()
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
    const empty = !(await countOf(this.diary.store, ['records', 'drafts']))
    // Who signs up again after a deletion goes on with what is here.
    const again =
      owner && !mine && same(owner.email, user.email) && (await this.session.standing()) === 'account-deleted'
    const stays = owner ? owner.id === user.id || again : !mine || !empty
    const name = stays ? entry.name : (mine?.name ?? this.newName())
    if (!stays) await this.session.end()
    // Before the other tabs hear of it, for they begin to sync at once.
    await this.inDiary(name, (store) => new Session(store).begin(csrf))
    const changed = { name, owner: { id: user.id, email: user.email }, device: device.id }
    await this.turnTo(await this.diaries.open(changed))
    if (!stays && !owner) await this.remove(entry.name)
    return !stays ? 'switched' : owner && !again ? 'same' : 'adopted'
  }

  private newName(): string {
    return `onwards-${this.env.nextId()}`
  }

  /** Uses a diary's database, the open one or another. */
  private async inDiary<T>(name: string, use: (store: DiaryStore) => Promise<T>): Promise<T> {
    const store = name === this.diary.name ? this.diary.store : new DiaryStore(this.env, name)
    const result = await use(store)
    if (store !== this.diary.store) await store.db.close()
    return result
  }

  /**
   * Another diary of the same person, left from before the open one was adopted, goes to the server too, and then from
   * this device.
   */
  private async drain(Other: typeof Engine): Promise<void> {
    const owner = this.diary.owner?.id
    for (const { name, owner: other } of await this.diaries.all()) {
      if (!owner || other?.id !== owner || name === this.diary.name) continue
      const outcome = await this.inDiary(name, (store) => new Other(store, this.session, () => owner).attempt())
      const left = await this.inDiary(name, (store) => countOf(store, ['outbox', 'dead', 'drafts']))
      if (outcome.state === 'done' && !left) await this.remove(name)
    }
  }

  private async leave(): Promise<void> {
    const { name } = this.diary
    await this.turnTo(await this.diaries.open({ name: this.newName(), owner: null }))
    await this.remove(name)
  }

  private async remove(name: string): Promise<void> {
    await this.diaries.forget(name)
    await new DiaryStore(this.env, name).db.destroy()
  }
}

/** The account's calls, fetched with the first of them: nobody needs them at once. */
const calls = (home: Home): Account =>
  new Proxy({} as Account, {
    get:
      (_, name: keyof Account) =>
      async (...given: never[]) => {
        const { accountOf } = await import('../sync/account')
        return (accountOf(home)[name] as (...given: never[]) => Promise<unknown>)(...given)
      },
  })

/** How much is in some of a diary's stores. */
const countOf = (store: DiaryStore, names: ('records' | 'outbox' | 'dead' | 'drafts')[]): Promise<number> =>
  store.read(async (tx) => {
    let count = 0
    for (const name of names) count += await tx.objectStore(name).count()
    return count
  })

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
