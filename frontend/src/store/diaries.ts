import type { Env } from './diary-store'
import { indexDatabase, type Entry, type IndexDb, type Parting } from './schema'

/** The list of this device's diaries; just one is current. */
export class Diaries {
  private readonly db: IndexDb

  constructor(private readonly env: Env) {
    this.db = indexDatabase(env.deps.indexedDB)
  }

  all(): Promise<Entry[]> {
    return this.db.read(['diaries'], (tx) => tx.objectStore('diaries').getAll())
  }

  /** The current diary, made if there is none. */
  async current(): Promise<Entry> {
    return (await this.all()).find((entry) => entry.current) ?? (await this.open({ owner: null }))
  }

  /** Makes a diary, or changes one, and makes it the current one. The new owner copies nothing. */
  async open(change: Partial<Entry> & Pick<Entry, 'owner'>): Promise<Entry> {
    const name = change.name ?? `onwards-${this.env.nextId()}`
    const entry = await this.db.write(['diaries'], async (tx) => {
      const store = tx.objectStore('diaries')
      const all = await store.getAll()
      const taken = all.find((other) => other.current && !change.name && !change.owner && !other.owner)
      // Two tabs may start at once on a fresh device: the second takes the diary of the first.
      const opened: Entry = taken ?? { ...all.find((other) => other.name === name), ...change, name, current: true }
      for (const other of all)
        if (other.current && other.name !== opened.name) await store.put({ ...other, current: false })
      await store.put(opened)
      return opened
    })
    this.env.bus.publish({ about: 'diaries' })
    return entry
  }

  /** Takes a diary off the list. */
  async forget(name: string): Promise<void> {
    await this.db.write(['diaries'], (tx) => tx.objectStore('diaries').delete(name))
  }

  /** The sessions left on this device that the server has not heard of. */
  partings(): Promise<Parting[]> {
    return this.db.read(['partings'], (tx) => tx.objectStore('partings').getAll())
  }

  async part(parting: Parting): Promise<void> {
    await this.db.write(['partings'], (tx) => tx.objectStore('partings').put(parting))
  }

  async parted({ csrf }: Parting): Promise<void> {
    await this.db.write(['partings'], (tx) => tx.objectStore('partings').delete(csrf))
  }

  close(): Promise<void> {
    return this.db.close()
  }
}
