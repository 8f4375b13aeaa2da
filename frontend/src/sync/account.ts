import { Refused } from '../store/errors'
import type { Diaries } from '../store/diaries'
import type { AccessToken, Account, Deps, Device, SignedIn } from '../store/app-types'
import type { Parting } from '../store/schema'
import { gone, type Session, type SessionAnswer } from './session'
import { request } from './transport'

/** What the account calls need of the app around them. */
export interface Home {
  deps: Deps
  diaries: Diaries
  session(): Session
  /** The owner's e-mail of the open diary, if any. */
  email(): string | null
  /** This device's id in the account with that e-mail, if it has been signed in before. */
  deviceOf(email: string): Promise<string | undefined>
  /** Opens the diary that belongs to who has just signed in. */
  arrive(answer: SessionAnswer): Promise<SignedIn>
  /** Removes the open diary from this device and opens an empty one. */
  leave(): Promise<void>
}

/** The account side of the app. */
export function accountOf(home: Home): Account {
  return { ...signingOf(home), ...settingsOf(home) }
}

type Signing = 'signIn' | 'register' | 'recover' | 'signOut' | 'signOutEverywhere' | 'deleteAccount'

/** Coming and going. */
function signingOf(home: Home): Pick<Account, Signing> {
  const { deps } = home

  async function signIn(email: string, password: string): Promise<SignedIn> {
    const device_id = await home.deviceOf(email)
    const device_name = await deps.deviceName?.()
    const device = { ...(device_id ? { device_id } : {}), ...(device_name ? { device_name } : {}) }
    // The new session's cookies take the place of the one before, which could not be ended then.
    await endParted(home)
    return home.arrive(await request<SessionAnswer>(deps, 'POST', '/auth/session', { email, password, ...device }))
  }

  return {
    signIn,
    async register(email, password) {
      const { recovery_code } = await request<{ recovery_code: string }>(deps, 'POST', '/accounts', { email, password })
      return { recovery_code, signedIn: await signIn(email, password).catch(() => null) }
    },
    async recover(email, recovery_code, new_password) {
      const body = { email, recovery_code, new_password }
      const answer = await request<{ recovery_code: string }>(deps, 'POST', '/auth/recovery', body)
      if (home.email()?.toLowerCase() === email.trim().toLowerCase()) await home.session().end()
      return answer.recovery_code
    },
    async signOut(mode) {
      const session = home.session()
      const parting = await session.parting()
      if (parting) await home.diaries.part(parting)
      await session.end()
      if (mode === 'wipe') await home.leave()
    },
    signOutEverywhere: () => endEverywhere(home),
    async deleteAccount(password) {
      await home.session().call('POST', '/account/deletion', { password })
      await home.leave()
    },
  }
}

/** Ends every session of the person on the server; one that is over already is no error. */
async function endEverywhere(home: Home): Promise<void> {
  const session = home.session()
  await session.call('DELETE', '/devices').catch((error: unknown) => {
    if (!(error instanceof Refused && error.status === 401)) throw error
  })
  await session.end()
}

/**
 * Ends on the server the sessions this device has left. Only the server can take their cookies from the browser. What
 * it cannot be told now, for lack of signal or because it is busy, stays for the next time.
 */
export function endParted({ deps, diaries }: Pick<Home, 'deps' | 'diaries'>): Promise<void> {
  const turn = async () => {
    for (const parting of await diaries.partings()) {
      const ended = await endParting(deps, parting).then(() => true, gone)
      if (ended) await diaries.parted(parting)
    }
  }
  return deps.locks ? deps.locks.request('onwards-session', turn) : turn()
}

async function endParting(deps: Deps, { csrf, key }: Parting): Promise<void> {
  const end = () => request(deps, 'DELETE', '/auth/session', undefined, csrf)
  await end().catch(async (error: unknown) => {
    if (!(error instanceof Refused && error.code === 'signed-out')) throw error
    // The access cookie lasts a quarter of an hour.
    await request(deps, 'POST', '/auth/session/refresh', { key }, csrf)
    await end()
  })
}

/** What a signed-in person looks at and changes. */
function settingsOf(home: Home): Omit<Account, Signing> {
  const call = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    home.session().call<T>(method, path, body)
  return {
    devices: async () => (await call<{ items: Device[] }>('GET', '/devices')).items,
    revokeDevice: (id) => call('DELETE', `/devices/${id}`),
    changePassword: (current_password, new_password) =>
      call('PUT', '/account/password', { current_password, new_password }),
    newRecoveryCode: async (password) =>
      (await call<{ recovery_code: string }>('POST', '/account/recovery-code', { password })).recovery_code,
    tokens: async () => (await call<{ items: AccessToken[] }>('GET', '/access-tokens')).items,
    createToken: (name, scopes, expires_in_days) => call('POST', '/access-tokens', { name, scopes, expires_in_days }),
    revokeToken: (id) => call('DELETE', `/access-tokens/${id}`),
  }
}
