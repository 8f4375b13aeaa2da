import { isOver, keepInStep, type App } from './store'

/** Wakes the outbox even when no page is open, in the browsers that can. */
interface BackgroundSync extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> }
}

/** Sends what waits and fetches what is new, whenever this browser gives a good moment. */
export function stayInStep(app: App): void {
  keepInStep(app, {
    timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer as number) },
    chance: () => Math.random(),
    triggers,
    visible: () => document.visibilityState === 'visible',
  })
  app.status.subscribe(({ state, waiting }) => {
    if (waiting && !isOver(state)) void askToBeWoken()
  })
}

/** For the life of the page: nothing ever stops these. */
function triggers(run: () => void): () => void {
  addEventListener('online', run)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') run()
  })
  navigator.serviceWorker?.addEventListener('message', run)
  return () => undefined
}

async function askToBeWoken(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as BackgroundSync | undefined
  // Refused where the browser has it switched off; the other moments are enough.
  await registration?.sync?.register('outbox').catch(() => undefined)
}
