import type { Bus } from './bus'
import { diaryDatabase, WRITTEN, type DiaryDb, type DiaryRead, type MetaValues } from './schema'
import { iso } from './time'
import type { Deps } from './app-types'
import { Work } from './work'

/** What every part of the data layer shares. */
export interface Env {
  deps: Deps
  bus: Bus
  /** The next UUIDv7. */
  nextId(): string
}

/** Access to one diary's database: reads, and writes that tell everyone afterwards. */
export class DiaryStore {
  readonly db: DiaryDb

  constructor(
    readonly env: Env,
    readonly name: string,
  ) {
    this.db = diaryDatabase(env.deps.indexedDB, name)
  }

  /** The device's clock, as RFC 3339. */
  now(): string {
    return iso(this.env.deps.now())
  }

  read<T>(body: (tx: DiaryRead) => Promise<T>): Promise<T> {
    return this.db.read(WRITTEN, body)
  }

  /** One strict transaction; resolves when it is durable. The body may run twice. Throws `NotSaved`. */
  async write<T>(body: (work: Work) => Promise<T>): Promise<T> {
    let touched: string[] = []
    const result = await this.db.write(WRITTEN, async (tx) => {
      const work = new Work(tx, this.env.deps.keyRange)
      const value = await body(work)
      await work.finish()
      touched = [...work.touched]
      return value
    })
    if (touched.length) this.env.bus.publish({ about: 'records', diary: this.name, ids: touched })
    return result
  }

  meta<K extends keyof MetaValues>(key: K): Promise<MetaValues[K] | undefined> {
    return this.db.read(['meta'], async (tx) => (await tx.objectStore('meta').get(key)) as MetaValues[K] | undefined)
  }

  /** Stores single values in one transaction; undefined removes one. */
  async setMeta(values: Partial<MetaValues>): Promise<void> {
    await this.db.write(['meta'], async (tx) => {
      const store = tx.objectStore('meta')
      for (const [key, value] of Object.entries(values))
        await (value === undefined ? store.delete(key) : store.put(value, key))
    })
    this.env.bus.publish({ about: 'state', diary: this.name })
  }
}
