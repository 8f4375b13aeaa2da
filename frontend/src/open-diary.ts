import { openCurrentDiary, type App, type Deps } from './store'

/** Opens this device's diary with what the browser offers. */
export function openDiary(): Promise<App> {
  return openCurrentDiary({
    indexedDB,
    keyRange: IDBKeyRange,
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    locks: navigator.locks as Deps['locks'],
    channel: new BroadcastChannel('onwards'),
    deviceName: async () => (await import('./device-name')).deviceName(navigator.userAgent),
  })
}
