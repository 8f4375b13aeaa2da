import type { components } from '../api/schema'
import type { Over } from '../store/app-types'
import { Refused } from '../store/errors'
import type { DiaryStore } from '../store/diary-store'
import type { MetaValues, Parting } from '../store/schema'
import { request } from './transport'

/** What signing in and refreshing answer. The tokens themselves are in cookies no script can read. */
export type SessionAnswer = components['schemas']['Session']

const isDeleted = (error: unknown): boolean => error instanceof Refused && error.code === 'account-deleted'

/** Whether the session has run out. */
const over = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'signed-out' || error.code === 'csrf')

/** Whether the server says that there is no such session any more. */
export const gone = (error: unknown): boolean => over(error) || isDeleted(error)

/** Sixteen random bytes in hex. */
const randomKey = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Authorised calls for one diary: they renew the session when it has run out, one tab at a time. */
export class Session {
  constructor(private readonly store: DiaryStore) {}

  /** `in`, or why it is over. */
  async standing(): Promise<MetaValues['session']> {
    return (await this.store.meta('session')) ?? 'signed-out'
  }

  /** Remembers a fresh sign-in, or a renewal. */
  begin(csrf: string): Promise<void> {
    return this.store.setMeta({ csrf, session: 'in', renewed: this.store.env.nextId(), refresh_key: undefined })
  }

  /** Notes that the session is over; what is in the diary stays. */
  async end(): Promise<void> {
    // What is known of a deletion stays known.
    const standing = await this.standing()
    return this.note(standing === 'in' ? 'signed-out' : standing)
  }

  private note(session: Over): Promise<void> {
    return this.store.setMeta({ csrf: undefined, session, refresh_key: undefined })
  }

  /** What it takes to end this session later; null when it is over already. */
  async parting(): Promise<Parting | null> {
    const [csrf, key] = await Promise.all([this.store.meta('csrf'), this.store.meta('refresh_key')])
    return csrf ? { csrf, key: key ?? this.newKey() } : null
  }

  private newKey(): string {
    return randomKey(this.store.env.deps.random(16))
  }

  /** A call as this diary's owner. Throws `Refused` or `Offline`; makes no request when signed out. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const standing = await this.standing()
    if (standing !== 'in') throw new Refused(401, standing, '')
    const used = await this.store.meta('renewed')
    try {
      return await this.ask<T>(method, path, body)
    } catch (error) {
      if (!over(error)) throw error
    }
    await this.renew(used)
    return this.ask<T>(method, path, body)
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    try {
      return await request<T>(this.store.env.deps, method, path, body, await this.store.meta('csrf'))
    } catch (error) {
      if (isDeleted(error)) await this.note('account-deleted')
      throw error
    }
  }

  private renew(used: string | undefined): Promise<void> {
    const { locks } = this.store.env.deps
    const turn = () => this.refresh(used)
    return locks ? locks.request('onwards-session', turn) : turn()
  }

  private async refresh(used: string | undefined): Promise<void> {
    // Another tab may have had its turn first.
    if ((await this.store.meta('renewed')) !== used) return
    // The key is durable before it is used: however late the retry, the server then gives the same successor.
    const key = (await this.store.meta('refresh_key')) ?? this.newKey()
    await this.store.setMeta({ refresh_key: key })
    try {
      const { csrf } = await this.ask<SessionAnswer>('POST', '/auth/session/refresh', { key })
      // Signed out meanwhile, it stays so.
      if ((await this.standing()) === 'in') await this.begin(csrf)
    } catch (error) {
      if (over(error)) await this.end()
      throw error
    }
  }
}
