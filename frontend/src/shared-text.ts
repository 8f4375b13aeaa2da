export const sharedCache = 'onwards-shared'
export const sharedKey = '/shared-text'
/** Where it goes: the message of a new knockback. */
export const sharedAddress = '/knockbacks/new?shared'

/** The text another app shared since the last look, or undefined. `forget` drops it once it is kept elsewhere. */
export async function sharedText(): Promise<{ text: string; forget(): Promise<void> } | undefined> {
  if (!('caches' in globalThis) || !(await caches.has(sharedCache))) return undefined
  const kept = await (await caches.open(sharedCache)).match(sharedKey)
  if (!kept) return undefined
  return { text: await kept.text(), forget: async () => void (await caches.delete(sharedCache)) }
}
