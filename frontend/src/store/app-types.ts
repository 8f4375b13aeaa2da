import type { components } from '../api/schema'
import type { Diary } from './types'

/** Why there is no session. */
export type Over = 'signed-out' | 'account-deleted'

export interface SyncStatus {
  state: 'local' | 'synced' | 'waiting' | 'offline' | 'needs-you' | Over
  /** Records with something the server does not have yet; 0 without an owner. */
  waiting: number
  /** Refused changes and texts to choose between. */
  needsYou: number
  lastSynced: Date | null
}

/** How one attempt ended. `retryAfter` is in milliseconds. */
export interface SyncOutcome {
  state: 'done' | 'local' | 'offline' | 'wrong-owner' | 'busy' | 'server-older' | 'too-old' | 'failed' | Over
  retryAfter?: number
}

export type Device = components['schemas']['Device']
export type AccessToken = components['schemas']['AccessToken']

/** `adopted`: the open diary got its owner; `same`: it goes on; `switched`: another person's own diary was opened. */
export type SignedIn = 'adopted' | 'switched' | 'same'

/** Calls that need the server, but for signing out here. They throw `Refused` or `Offline`. */
export interface Account {
  /** Registers and signs in. `signedIn` is null when only the second step failed: the code counts all the same. */
  register(email: string, password: string): Promise<{ recovery_code: string; signedIn: SignedIn | null }>
  signIn(email: string, password: string): Promise<SignedIn>
  /**
   * Holds at once, with or without signal; the server hears of it with the next attempt to sync. `keep` leaves the diary
   * open with its owner, `wipe` removes it from this device and opens an empty one.
   */
  signOut(mode: 'keep' | 'wipe'): Promise<void>
  signOutEverywhere(): Promise<void>
  devices(): Promise<Device[]>
  revokeDevice(id: string): Promise<void>
  changePassword(current: string, next: string): Promise<void>
  newRecoveryCode(password: string): Promise<string>
  /** Sets a new password and answers with the next recovery code. */
  recover(email: string, code: string, next: string): Promise<string>
  /** Deletes every row on the server, then this device's diary. */
  deleteAccount(password: string): Promise<void>
  tokens(): Promise<AccessToken[]>
  createToken(name: string, scopes: string[], days: number): Promise<AccessToken & { token: string }>
  revokeToken(id: string): Promise<void>
}

export interface App {
  /** The open diary; another one after `switched`, a wipe or a deletion. */
  readonly diary: Diary
  /** Called when another diary is open, or the open one got an owner, in this tab or in another. */
  onDiary(listener: (diary: Diary) => void): () => void
  readonly status: { get(): SyncStatus; subscribe(listener: (status: SyncStatus) => void): () => void }
  /** One full attempt, without timers. Never throws for a server or a network that fails. */
  syncNow(): Promise<SyncOutcome>
  readonly account: Account
  /** An authorised JSON call, such as `('GET', '/records/{id}/history')`. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Lets go of the databases. */
  close(): Promise<void>
}

/** The part of the Web Locks API in use. */
export interface Locks {
  request<T>(name: string, body: () => Promise<T>): Promise<T>
}

/** The part of BroadcastChannel in use. */
export interface Channel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

/** Everything from outside, so that a test can host many devices in one process. */
export interface Deps {
  indexedDB: IDBFactory
  keyRange: typeof IDBKeyRange
  /** Gets paths such as `/api/v1/sync`. */
  fetch(path: string, init: RequestInit): Promise<Response>
  /** Milliseconds since the epoch. */
  now(): number
  /** So many random bytes. */
  random(count: number): Uint8Array
  locks?: Locks
  channel?: Channel
  /** The IANA name of the device's zone. */
  zone?(): string
  /** What to call this device in the list of devices. */
  deviceName?(): Promise<string>
  /** Told of what should not happen, such as a count that differs from the server's. */
  report?(event: string, detail: unknown): void
}
