import { toast } from './ui/toast.svelte'
import { words } from './words'
import { holdAll } from './writing.svelte'

/** How often an open page asks whether there is a newer version, in milliseconds. */
const lookEvery = 60 * 60 * 1000

class Update {
  /** A newer version has been fetched and waits. */
  waiting = $state.raw<ServiceWorker | null>(null)

  /** Lets the new version take over; every open page reloads itself, with what is being typed in its box again. */
  accept(): void {
    this.waiting?.postMessage('update')
  }
}

export const update = new Update()

/** Keeps the app on this device, so that it opens with no network, and watches for newer versions. Waits until it is kept. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const first = !serviceWorker.controller
  reloadOnTakeover(serviceWorker)
  const registration = await serviceWorker.register('/sw.js').catch(() => undefined)
  if (!registration) return
  watch(registration)
  const ready = await Promise.race([serviceWorker.ready, failed(registration)])
  ready?.active?.postMessage('rest')
  if (first && ready) toast.show({ text: words.frame.offlineReady })
}

/** Resolves if this version could not be fetched whole. */
function failed({ installing }: ServiceWorkerRegistration): Promise<undefined> {
  return new Promise((resolve) => {
    installing?.addEventListener('statechange', () => installing.state === 'redundant' && resolve(undefined))
  })
}

function reloadOnTakeover(serviceWorker: ServiceWorkerContainer): void {
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', async () => {
    // The first worker takes over a page that is already this version.
    if (controlled) {
      await holdAll()
      location.reload()
    }
    controlled = true
  })
}

function watch(registration: ServiceWorkerRegistration): void {
  const see = () => {
    if (registration.waiting && registration.active) update.waiting = registration.waiting
  }
  see()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', see))
  let looked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - looked < lookEvery) return
    looked = Date.now()
    registration.update().catch(() => undefined)
  })
}
