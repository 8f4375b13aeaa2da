import { Refused } from '../store/errors'
import type { AccessToken, Account, Deps, Device, SignedIn } from '../store/app-types'
import type { Session, SessionAnswer } from './session'
import { request } from './transport'

/** What the account calls need of the app around them. */
export interface Home {
  deps: Deps
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
      await endAt(home, '/auth/session')
      if (mode === 'wipe') await home.leave()
    },
    signOutEverywhere: () => endAt(home, '/devices'),
    async deleteAccount(password) {
      await home.session().call('POST', '/account/deletion', { password })
      await home.leave()
    },
  }
}

/** Ends the session on the server; one that is over already is no error. */
async function endAt(home: Home, path: string): Promise<void> {
  const session = home.session()
  await session.call('DELETE', path).catch((error: unknown) => {
    if (!(error instanceof Refused && error.status === 401)) throw error
  })
  await session.end()
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
