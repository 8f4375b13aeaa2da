import { sharedAddress, sharedCache, sharedKey } from '../shared-text'

/**
 * Takes what another app shared and keeps it on this device until the page has put it into a knockback.
 * Nothing of it goes over the network or into the address.
 */
export async function receive(request: Request): Promise<Response> {
  const form = await request.formData()
  const parts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string')
  const text = [...new Set(parts.map((part) => part.trim()).filter(Boolean))].join('\n')
  if (text) await keep(text)
  return Response.redirect(sharedAddress, 303)
}

/** After whatever the page has not come to take yet. */
async function keep(text: string): Promise<void> {
  const cache = await caches.open(sharedCache)
  const before = await (await cache.match(sharedKey))?.text()
  await cache.put(sharedKey, new Response([before, text].filter(Boolean).join('\n\n')))
}
