type Listed = [url: string, hash: string][]

/** The files of this version with the hash of their content, filled in by the build: without these it cannot run. */
declare const __NEEDED__: Listed
/** These it can fetch a moment later. */
declare const __AFTERWARDS__: Listed

const cacheName = 'onwards-shell'

/** The hash is part of the key, so that an old and a new version stand side by side and unchanged files are kept. */
const keyed = (list: Listed) => new Map(list.map(([url, hash]) => [url, `${url}?v=${hash}`]))

const needed = keyed(__NEEDED__)
const afterwards = keyed(__AFTERWARDS__)
const keys = new Map([...needed, ...afterwards])

async function keep(cache: Cache, url: string, key: string): Promise<void> {
  if (await cache.match(key)) return
  const response = await fetch(url, { cache: 'reload' })
  // A redirected answer in the cache would break every offline launch.
  if (!response.ok || response.redirected) throw new Error(`cannot keep ${url}`)
  await cache.put(key, response)
}

/** Fetches what this version needs and does not have yet. Fails as a whole, so a half-kept version is never used. */
export async function keepShell(): Promise<void> {
  await keepAll(needed)
}

/** Fetches the rest. What cannot be had now is tried again at the next start. */
export async function keepRest(): Promise<void> {
  await keepAll(afterwards).catch(() => undefined)
}

async function keepAll(list: Map<string, string>): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all([...list].map(([url, key]) => keep(cache, url, key)))
}

/** Drops the files of other versions. */
export async function dropOld(): Promise<void> {
  const cache = await caches.open(cacheName)
  const wanted = new Set(keys.values())
  const requests = await cache.keys()
  const old = requests.filter(({ url }) => !wanted.has(url.slice(new URL(url).origin.length)))
  await Promise.all(old.map((request) => cache.delete(request)))
}

/** The kept answer for a path of this version, if it has one. */
export async function matchKept(path: string): Promise<Response | undefined> {
  const key = keys.get(path)
  return key ? (await caches.open(cacheName)).match(key) : undefined
}
