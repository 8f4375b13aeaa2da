import { IDBFactory, IDBOpenDBRequest } from 'fake-indexeddb'

/** Where to cut the power: at the so-manieth single write, or right after the so-manieth commit. */
export interface Fuse {
  at: 'write' | 'commit'
  left: number
}

class PowerCut extends Error {
  override readonly name = 'InvalidStateError'
}

/** One start of the app on a device's disk. Once the power is cut nothing of it moves any more. */
export class Power {
  dead = false
  fuse: Fuse | null = null
  readonly death: Promise<void>
  private readonly open = new Set<IDBTransaction>()
  private readonly connections = new Set<IDBDatabase>()
  private told!: () => void

  constructor(private readonly disk: IDBFactory) {
    this.death = new Promise((resolve) => (this.told = resolve))
  }

  /** The disk as the app sees it while this power lasts. */
  readonly factory = {
    open: (name: string, version?: number): IDBOpenDBRequest => {
      if (this.dead) return new IDBOpenDBRequest()
      const request = this.disk.open(name, version)
      request.addEventListener('success', () => this.watch(request.result as unknown as IDBDatabase))
      return request
    },
    deleteDatabase: (name: string): IDBOpenDBRequest =>
      this.dead ? new IDBOpenDBRequest() : this.disk.deleteDatabase(name),
  } as unknown as globalThis.IDBFactory

  /** Ends everything at once: what was not committed never happened. */
  cut(): void {
    if (this.dead) return
    this.dead = true
    for (const tx of this.open) {
      try {
        tx.abort()
      } catch {
        // It is being committed: that much is on the disk.
      }
    }
    for (const db of this.connections) db.close()
    this.told()
  }

  private watch(db: IDBDatabase): void {
    this.connections.add(db)
    const begin = db.transaction.bind(db)
    db.transaction = (...given: Parameters<IDBDatabase['transaction']>) => {
      if (this.dead) throw new PowerCut()
      const tx = begin(...given)
      if (tx.mode === 'readwrite') this.follow(tx)
      return tx
    }
  }

  private follow(tx: IDBTransaction): void {
    this.open.add(tx)
    tx.addEventListener('complete', () => {
      this.open.delete(tx)
      this.burn('commit')
    })
    tx.addEventListener('abort', () => this.open.delete(tx))
    const find = tx.objectStore.bind(tx)
    tx.objectStore = (name: string) => this.count(find(name))
  }

  private count(store: IDBObjectStore): IDBObjectStore {
    if (Object.hasOwn(store, 'put')) return store
    const [put, remove] = [store.put.bind(store), store.delete.bind(store)]
    store.put = (...given: Parameters<IDBObjectStore['put']>) => {
      this.burn('write')
      return put(...given)
    }
    store.delete = (...given: Parameters<IDBObjectStore['delete']>) => {
      this.burn('write')
      return remove(...given)
    }
    return store
  }

  private burn(at: Fuse['at']): void {
    if (this.fuse?.at === at && --this.fuse.left === 0) this.cut()
  }
}

/** A disk that outlives its device's restarts. */
export const newDisk = (): IDBFactory => new IDBFactory()
