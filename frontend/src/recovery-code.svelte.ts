import { recall, remember } from './device-memory'
import { session } from './session.svelte'
import { isOver, Refused } from './store'

const plain = (email: string): string => email.trim().toLowerCase()

/**
 * Whether the last recovery code made on this device is known to be somewhere safe. Only whose it is, is remembered: the
 * code itself would let whoever holds the phone next set a new password, and a new one is a password away.
 */
class RecoveryCode {
  #unkept = $state(recall('code-unkept'))
  #asked = $state(recall('code-asked'))
  /** The page was opened anew since. */
  readonly #before = this.#unkept

  /** The open diary's owner never said that the code is somewhere safe. */
  get missing(): boolean {
    const { owner } = session.diary
    return !isOver(session.status.state) && !!owner && plain(owner.email) === this.#unkept
  }

  /** To be asked about at this start, and at no other. */
  get due(): boolean {
    return this.missing && this.#unkept === this.#before && this.#unkept !== this.#asked
  }

  /** Runs a call that makes a code. An answer may be lost, and the old code is gone all the same. */
  async making<T>(email: string, call: () => Promise<T>): Promise<T> {
    const before = this.#unkept
    this.#remember(plain(email))
    try {
      return await call()
    } catch (error) {
      if (error instanceof Refused) this.#remember(before)
      throw error
    }
  }

  /** It is somewhere safe, or there is none to keep any more. */
  settle(): void {
    this.#remember(null)
  }

  putOff(): void {
    this.#asked = this.#unkept
    remember('code-asked', this.#asked)
  }

  #remember(email: string | null): void {
    this.#unkept = email
    remember('code-unkept', email)
  }
}

export const recoveryCode = new RecoveryCode()
