import { open, show } from './push'
import { dropOld, keepRest, keepShell, matchKept } from './shell'
import { receive } from './share'

const scope = self as unknown as WorkerScope

/** The server answers these itself: the app's shell would be a wrong answer. */
const serversOwn = /^\/(api|docs|problems|healthz|readyz|metrics|\.well-known|s)(\/|$)/

async function answer(request: Request, url: URL): Promise<Response> {
  const navigation = request.mode === 'navigate'
  const kept = await matchKept(navigation ? '/' : url.pathname)
  return kept ?? fetch(request)
}

/** Tells open pages; with none open, the outbox is sent at the next start. */
async function tellPages(message: object): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage(message)
}

/** The first version is ready sooner without the rest; a newer one is in no hurry, and better whole. */
async function install(): Promise<void> {
  await keepShell()
  if (scope.registration.active) await keepRest()
}

// No skipWaiting here: a new version waits until the person says so.
scope.addEventListener('install', (event) => event.waitUntil(install()))

scope.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => scope.clients.claim())))

scope.addEventListener('message', (event) => {
  if (event.data === 'update') event.waitUntil(scope.skipWaiting())
  if (event.data === 'rest') event.waitUntil(keepRest())
})

scope.addEventListener('sync', (event) => event.waitUntil(tellPages({ type: 'sync' })))

scope.addEventListener('push', (event) => event.waitUntil(show(scope, event.data)))

scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(scope, event.notification.data))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== scope.location.origin) return
  if (request.method === 'POST' && url.pathname === '/share') return event.respondWith(receive(request))
  if (request.method !== 'GET' || serversOwn.test(url.pathname)) return
  event.respondWith(answer(request, url))
})
