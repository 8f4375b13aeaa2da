import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { Bus } from './bus'
import { StoredDiary } from './diary'
import { DiaryStore, type Env } from './diary-store'
import { uuid7Source } from './ids'
import type { Deps } from './app-types'
import type { User } from './types'

/** A source of random bytes that a seed decides. */
export function seeded(seed: number): (count: number) => Uint8Array {
  let state = seed
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    })
}

export interface Stage {
  deps: Deps
  env: Env
  /** Moves the clock on. */
  pass(ms: number): void
}

/** A device of its own, with a clock that each reading moves by a millisecond, and no network. */
export function stage(over: Partial<Deps> = {}, seed = 1): Stage {
  let clock = Date.UTC(2026, 10, 24, 12)
  const deps: Deps = {
    indexedDB: new IDBFactory(),
    keyRange: IDBKeyRange,
    fetch: () => Promise.reject(new TypeError('no network')),
    now: () => (clock += 1),
    random: seeded(seed),
    zone: () => 'Europe/London',
    ...over,
  }
  const env = { deps, bus: new Bus(deps.channel), nextId: uuid7Source(deps.now, deps.random) }
  return { deps, env, pass: (ms) => void (clock += ms) }
}

/** A diary on a device, signed out unless it has an owner. */
export function diaryOn({ env }: Stage, owner: User | null = null, name = 'diary'): StoredDiary {
  return new StoredDiary(new DiaryStore(env, name), { name, owner, current: true })
}

/** What is in a diary's outbox, with the state of each op. */
export const outboxOf = (diary: StoredDiary) => diary.store.read((tx) => tx.objectStore('outbox').getAll())
