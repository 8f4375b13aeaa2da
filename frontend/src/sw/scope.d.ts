/** The part of the service worker's world in use; TypeScript's own description of it clashes with the page's. */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(answer: Promise<Response> | Response): void
}

interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

interface PushedData {
  json(): unknown
}

interface PushEvent extends ExtendableEvent {
  readonly data: PushedData | null
}

interface NotificationEvent extends ExtendableEvent {
  readonly notification: { readonly data: string; close(): void }
}

interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: unknown
}

interface WorkerClient {
  postMessage(message: unknown): void
  focus(): Promise<unknown>
}

interface WorkerClients {
  claim(): Promise<void>
  matchAll(options: object): Promise<WorkerClient[]>
  openWindow(path: string): Promise<unknown>
}

interface WorkerScope {
  readonly location: Location
  readonly registration: {
    readonly active: object | null
    showNotification(title: string, options: object): Promise<void>
  }
  readonly clients: WorkerClients
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: NotificationEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
}
