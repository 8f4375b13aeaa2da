import { session } from './session.svelte'
import type { RecordView, Saved } from './store'

const ours = '6f6e7761-7264-5000-8000-000000000000'

/** The UUIDv5 (RFC 9562) of a name: the same on every device. */
export async function uuid5(name: string, namespace = ours): Promise<string> {
  const space = namespace.match(/[^-]{2}/g)!.map((byte) => parseInt(byte, 16))
  const named = Uint8Array.from([...space, ...new TextEncoder().encode(name)])
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', named)).slice(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * Puts fields into a record that exists once, making it if this device has none; `when` had better be the same on every
 * device. Throws `NotSaved`.
 */
export async function keepOnce(
  id: string,
  type: string,
  set: Record<string, unknown>,
  when: { occurred_at: string; time_zone: string },
): Promise<Saved> {
  const { diary } = session
  const view = await diary.get(id)
  if (view?.binned_at) return anew(view, set)
  if (view) return diary.edit(id, { set })
  const saved = await diary.create(type, set, when, id)
  // One that was deleted for good never comes back under its number.
  return (await diary.get(id)) ? saved : diary.create(type, set, when)
}

/** Every record has them. */
const stamps = { occurred_at: 0, time_zone: 0 }

/** Out of the bin, without what went into it. */
async function anew({ id, doc }: RecordView, set: Record<string, unknown>): Promise<Saved> {
  const { diary } = session
  const old = Object.keys(doc).filter((field) => !(field in stamps))
  const without = Object.fromEntries(old.map((field) => [field, null]))
  const restored = await diary.restore(id)
  const saved = await diary.edit(id, { set: { ...without, ...set } })
  return { ...saved, op: saved.op ?? restored.op, undo: restored.undo }
}
