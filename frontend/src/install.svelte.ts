import { recall, remember } from './device-memory'

/** The browser's own question, which it lets a page put at a better moment. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

class Install {
  #event = $state.raw<InstallEvent | null>(null)
  /** Shown after the first save, once in the life of this device. */
  offered = $state(false)

  /** How this browser installs: by its own question, by hand (iOS), or not. */
  get way(): 'ask' | 'by-hand' | null {
    if (matchMedia('(display-mode: standalone)').matches) return null
    if (this.#event) return 'ask'
    return (navigator as { standalone?: boolean }).standalone === false ? 'by-hand' : null
  }

  listen(): void {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault()
      this.#event = event as InstallEvent
    })
    addEventListener('appinstalled', () => {
      this.#event = null
      this.offered = false
    })
  }

  /** Offers it if that makes sense here and was never done before. */
  offerOnce(): void {
    if (!this.way || recall('install-offered')) return
    remember('install-offered', 'yes')
    this.offered = true
  }

  async ask(): Promise<void> {
    this.offered = false
    await this.#event?.prompt()
    this.#event = null
  }
}

export const install = new Install()

/** Asks the browser not to clear the diary when space is short. Firefox asks the person, so there it waits for You. */
export async function keepForGood(): Promise<void> {
  if (recall('persist-asked') || navigator.userAgent.includes('Firefox')) return
  remember('persist-asked', 'yes')
  await navigator.storage?.persist?.()
}
