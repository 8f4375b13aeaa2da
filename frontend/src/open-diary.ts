import { openCurrentDiary, type App, type Deps } from './store'

const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux']

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
    deviceName: systems.find((name) => navigator.userAgent.includes(name)) ?? 'Browser',
  })
}
