import { recall, remember } from '../device-memory'
import { owner, signedIn } from '../owner'
import { session } from '../session.svelte'
import { changeSettings, settings } from '../settings'

/** How reminders stand on this device: not at all here, not without an account, not allowed by the browser, off, on. */
export type Reach = 'unsupported' | 'no-account' | 'denied' | 'off' | 'on'

/** The browser's own service for pushes could not be had. */
export class NoService extends Error {}

const supported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

const equal = (one: ArrayBuffer | null, other: Uint8Array): boolean =>
  !!one && new Uint8Array(one).toString() === other.toString()

/** Whether this browser takes pushes, and for whom. It is never asked to before its person has tapped something. */
class Push {
  #permission = $state(supported() ? Notification.permission : 'denied')
  /** The owner it takes them for, and the number the server knows it by. */
  #taken = $state(recall('pushes'))
  /** Something was kept that will be due, and nobody was asked yet. */
  offered = $state(false)

  get reach(): Reach {
    if (!supported()) return 'unsupported'
    if (!signedIn()) return 'no-account'
    if (this.#permission === 'denied') return 'denied'
    return this.#permission === 'granted' && this.#isMine ? 'on' : 'off'
  }

  get #isMine(): boolean {
    return this.#taken?.split(' ')[0] === owner()?.id
  }

  /** Looks again at what the browser allows: it is changed in the browser's own settings. */
  look(): void {
    if (supported()) this.#permission = Notification.permission
  }

  /** Offers it where a tap is all it takes and nobody was asked before. */
  offerOnce(): void {
    if (this.reach === 'off' && !recall('pushes-offered')) this.offered = true
  }

  /** It was answered, whatever with: nobody is asked again. */
  settle(): void {
    this.offered = false
    remember('pushes-offered', 'yes')
  }

  /** Asks the browser, then tells the server. Throws `Refused`, `Offline`, `NoService`, `NotSaved`. */
  async turnOn(): Promise<Reach> {
    this.settle()
    this.#permission = await Notification.requestPermission()
    if (this.#permission !== 'granted') return this.reach
    await this.#subscribe()
    if (!(await settings()).reminders) await changeSettings({ reminders: true })
    return this.reach
  }

  /** Holds at once, with or without signal. */
  async turnOff(): Promise<void> {
    const id = this.#taken?.split(' ')[1]
    const mine = this.#isMine
    this.#remember(null)
    await unsubscribe()
    // What the server is not told now it finds out with the next push.
    if (id && mine) await session.app!.call('DELETE', `/push/subscriptions/${id}`).catch(() => undefined)
  }

  /**
   * At each start, signing in and signing out: the server's key or the browser's address may be new; pushes end with the
   * session, signal or not, and begin again with the next; a diary that is gone takes them along.
   */
  async renew(): Promise<void> {
    if (!this.#taken) return
    if (!owner()) await this.turnOff()
    else if (!signedIn()) await unsubscribe()
    else if (this.reach === 'on') await this.#subscribe().catch(() => undefined)
  }

  async #subscribe(): Promise<void> {
    const app = session.app!
    const { public_key } = await app.call<{ public_key: string }>('GET', '/push/key')
    const { endpoint, keys } = await subscription(bytes(public_key))
    const body = { endpoint, p256dh: keys!.p256dh, auth: keys!.auth, server_key: public_key }
    const { id } = await app.call<{ id: string }>('POST', '/push/subscriptions', body)
    this.#remember(`${owner()!.id} ${id}`)
  }

  #remember(taken: string | null): void {
    this.#taken = taken
    remember('pushes', taken)
  }
}

async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** Where this browser is reached with messages that this key has signed. Throws `NoService`. */
async function subscription(key: Uint8Array<ArrayBuffer>): Promise<PushSubscriptionJSON> {
  try {
    const { pushManager } = await navigator.serviceWorker.ready
    const before = await pushManager.getSubscription()
    if (before && !equal(before.options.applicationServerKey, key)) await before.unsubscribe()
    return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
  } catch (error) {
    throw new NoService(String(error))
  }
}

export const push = new Push()
