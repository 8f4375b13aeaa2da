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

interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: unknown
}

interface WorkerClient {
  postMessage(message: unknown): void
}

interface WorkerScope {
  readonly location: Location
  readonly registration: { readonly active: object | null }
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<WorkerClient[]> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
}
