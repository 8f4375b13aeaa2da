import { push as said } from '../words/en-GB/push'

const reminders = '/you/reminders'

/** The path that a push names, on this app alone. */
export function pathIn(data: PushedData | null, origin: string): string {
  try {
    const { url } = data?.json() as { url: string }
    const found = new URL(url, origin)
    return found.origin === origin ? found.pathname + found.search : reminders
  } catch {
    return reminders
  }
}

/** Shows that something is due, in words that are the same for all; a second push takes the place of the first. */
export function show({ registration, location }: WorkerScope, data: PushedData | null): Promise<void> {
  return registration.showNotification(said.title, {
    body: said.body,
    tag: 'reminders',
    icon: '/icons/icon-192.png',
    data: pathIn(data, location.origin),
  })
}

/** Brings a window of the app to the front and tells it where to go, or opens one. */
export async function open({ clients }: WorkerScope, path: string): Promise<void> {
  const [page] = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!page) return void (await clients.openWindow(path))
  await page.focus()
  page.postMessage({ type: 'open', path })
}
