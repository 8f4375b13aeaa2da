import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import { NotSaved } from './errors'

export type Stores<S extends DBSchema> = StoreNames<S>[]
export type WriteTx<S extends DBSchema> = IDBPTransaction<S, Stores<S>, 'readwrite'>
export type ReadTx<S extends DBSchema> = IDBPTransaction<S, Stores<S>, 'readonly'>

/** Names of the errors that say the connection is gone, as WebKit does when its storage process is restarted. */
const LOST = ['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError', 'VersionError']

function reasonOf(error: unknown): 'full' | 'lost' | null {
  const name = (error as { name?: string } | null)?.name ?? ''
  if (name === 'QuotaExceededError') return 'full'
  return LOST.includes(name) ? 'lost' : null
}

/** One IndexedDB database that opens when needed, and again when its connection is lost. */
export class Database<S extends DBSchema> {
  private opening: Promise<IDBPDatabase<S>> | null = null

  constructor(
    private readonly factory: IDBFactory,
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: (db: IDBDatabase, from: number) => void,
  ) {}

  /** Reads from the stores; reopens and reads once more if the connection was lost. */
  read<T>(stores: Stores<S>, body: (tx: ReadTx<S>) => Promise<T>): Promise<T> {
    return this.twice(async (db) => body(db.transaction(stores, 'readonly')))
  }

  /**
   * Runs the body in one transaction and resolves when it is durable. The body may run twice. Throws what the body
   * throws, with nothing written, or `NotSaved`.
   */
  write<T>(
    stores: Stores<S>,
    body: (tx: WriteTx<S>) => Promise<T>,
    durability: 'strict' | 'relaxed' = 'strict',
  ): Promise<T> {
    return this.twice(async (db) => {
      const tx = db.transaction(stores, 'readwrite', { durability })
      tx.done.catch(() => undefined)
      try {
        const result = await body(tx)
        tx.commit()
        await tx.done
        return result
      } catch (error) {
        abort(tx)
        // The transaction knows why it failed; its requests only that it did.
        throw tx.error ?? error
      }
    })
  }

  /** Lets go of the connection; the next use opens it again. */
  async close(): Promise<void> {
    const open = this.opening
    this.opening = null
    await open?.then((db) => db.close()).catch(() => undefined)
  }

  /** Removes the database from this device. */
  async destroy(): Promise<void> {
    await this.close()
    await wrap(this.factory.deleteDatabase(this.name))
  }

  private async twice<T>(use: (db: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    for (let again = false; ; again = true) {
      try {
        return await use(await this.open())
      } catch (error) {
        const reason = reasonOf(error)
        if (!reason) throw error
        if (again || reason === 'full') throw new NotSaved(reason, error)
        await this.close()
      }
    }
  }

  private open(): Promise<IDBPDatabase<S>> {
    this.opening ??= this.connect()
    return this.opening
  }

  private async connect(): Promise<IDBPDatabase<S>> {
    const request = this.factory.open(this.name, this.version)
    request.addEventListener('upgradeneeded', (event) => this.upgrade(request.result, event.oldVersion))
    const release = () => void (this.opening = null)
    try {
      const db = (await wrap(request)) as unknown as IDBPDatabase<S>
      db.addEventListener('close', release)
      // Another tab wants to upgrade or delete it: holding on would hang that tab.
      db.addEventListener('versionchange', () => {
        release()
        db.close()
      })
      return db
    } catch (error) {
      release()
      throw error
    }
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // Already over: the error that ended it is the one to tell.
  }
}
