import type { components } from '../api/schema'
import { Refused } from '../store/errors'
import type { DiaryStore } from '../store/diary-store'
import { request } from './transport'

/** What signing in and refreshing answer. The tokens themselves are in cookies no script can read. */
export type SessionAnswer = components['schemas']['Session']

const over = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'signed-out' || error.code === 'csrf')

/** Sixteen random bytes in hex. */
const randomKey = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Authorised calls for one diary: they renew the session when it has run out, one tab at a time. */
export class Session {
  constructor(private readonly store: DiaryStore) {}

  async isOpen(): Promise<boolean> {
    return (await this.store.meta('session')) === 'in'
  }

  /** Remembers a fresh sign-in. */
  begin(csrf: string): Promise<void> {
    return this.store.setMeta({ csrf, session: 'in', refresh_key: undefined })
  }

  /** Notes that the session is over; what is in the diary stays. */
  end(): Promise<void> {
    return this.store.setMeta({ csrf: undefined, session: 'out', refresh_key: undefined })
  }

  /** A call as this diary's owner. Throws `Refused` or `Offline`; makes no request when signed out. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    if (!(await this.isOpen())) throw new Refused(401, 'signed-out', '')
    const csrf = await this.store.meta('csrf')
    try {
      return await request<T>(this.store.env.deps, method, path, body, csrf)
    } catch (error) {
      if (!over(error)) throw error
    }
    await this.renew(csrf)
    return request<T>(this.store.env.deps, method, path, body, await this.store.meta('csrf'))
  }

  private renew(stale: string | undefined): Promise<void> {
    const { locks } = this.store.env.deps
    const turn = () => this.refresh(stale)
    return locks ? locks.request('onwards-session', turn) : turn()
  }

  private async refresh(stale: string | undefined): Promise<void> {
    // Another tab may have had its turn first.
    if ((await this.store.meta('csrf')) !== stale) return
    const { deps } = this.store.env
    // The key is durable before it is used: however late the retry, the server then gives the same successor.
    const key = (await this.store.meta('refresh_key')) ?? randomKey(deps.random(16))
    await this.store.setMeta({ refresh_key: key })
    try {
      const { csrf } = await request<SessionAnswer>(deps, 'POST', '/auth/session/refresh', { key }, stale)
      await this.begin(csrf)
    } catch (error) {
      if (over(error)) await this.end()
      throw error
    }
  }
}
