import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { StoredDiary } from '../src/store/diary'
import { openCurrentDiary, type App, type Channel, type Deps, type Locks, type Saved } from '../src/store/index'
import { newDisk, Power } from './disk'

/** What a device asks of the world around it. */
export interface World {
  now(): number
  fetch(device: string, path: string, init: RequestInit): Promise<Response>
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/** Random bytes that a seed decides (xorshift). */
function bytesFrom(seed: number): (count: number) => Uint8Array {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) | 1
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 8) & 255
    })
}

/** The tabs of one start: what they hold of each other. */
class Tabs {
  readonly apps: App[] = []
  private readonly queues = new Map<string, Promise<unknown>>()
  private readonly ears: ((event: { data: unknown }) => void)[][] = []

  readonly locks: Locks = {
    request: (name, body) => {
      const turn = (this.queues.get(name) ?? Promise.resolve()).then(body, body)
      this.queues.set(
        name,
        turn.catch(() => undefined),
      )
      return turn
    },
  }

  channel(): Channel {
    const own: ((event: { data: unknown }) => void)[] = []
    this.ears.push(own)
    return {
      addEventListener: (_type, listener) => void own.push(listener),
      postMessage: (data) => {
        for (const ears of this.ears) if (ears !== own) for (const ear of ears) setImmediate(ear, { data })
      },
    }
  }
}

/** One phone: a disk, a clock of its own, and a browser with tabs that can be killed at any moment. */
export class Device {
  readonly reports: string[] = []
  readonly saved: Saved[] = []
  power: Power
  private readonly disk: IDBFactory = newDisk()
  private readonly random: (count: number) => Uint8Array
  private tabs = new Tabs()

  constructor(
    readonly name: string,
    private readonly world: World,
    private readonly skew: number,
    seed: number,
  ) {
    this.random = bytesFrom(seed)
    this.power = new Power(this.disk)
  }

  /** The app in one of the tabs. */
  app(tab: number): App {
    return this.tabs.apps[tab % this.tabs.apps.length]!
  }

  diary(tab: number): StoredDiary {
    return this.app(tab).diary as StoredDiary
  }

  /** Kills what runs and starts anew with so many tabs. */
  async start(tabs: number): Promise<void> {
    this.power.cut()
    this.power = new Power(this.disk)
    this.tabs = new Tabs()
    this.saved.length = 0
    for (let n = 0; n < tabs; n++) this.tabs.apps.push(await openCurrentDiary(this.deps()))
  }

  private deps(): Deps {
    const { power, world, name, skew, tabs } = this
    return {
      indexedDB: power.factory,
      keyRange: IDBKeyRange as unknown as typeof globalThis.IDBKeyRange,
      now: () => world.now() + skew,
      random: this.random,
      locks: tabs.locks,
      channel: tabs.channel(),
      zone: () => 'Europe/London',
      deviceName: () => Promise.resolve(name),
      report: (event, detail) => void this.reports.push(`${event} ${JSON.stringify(detail)}`),
      fetch: async (path, init) => {
        if (power.dead) return never()
        const outcome = await world.fetch(name, path, init).then(
          (response) => () => response,
          (error: unknown) => () => {
            throw error
          },
        )
        return power.dead ? never() : outcome()
      },
    }
  }
}
