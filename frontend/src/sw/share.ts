import { sharedCache, sharedKey } from '../shared-text'

/**
 * Takes what another app shared and keeps it on this device until the page has put it into a draft.
 * Nothing of it goes over the network or into the address.
 */
export async function receive(request: Request): Promise<Response> {
  const form = await request.formData()
  const parts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string')
  const text = [...new Set(parts.map((part) => part.trim()).filter(Boolean))].join('\n')
  if (text) await (await caches.open(sharedCache)).put(sharedKey, new Response(text))
  return Response.redirect('/?shared', 303)
}
