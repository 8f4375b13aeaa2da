import { keepOnce, uuid5 } from './once'
import { session } from './session.svelte'
import type { RecordView, Saved } from './store'

/** What holds on every device of a person; times of the day as `HH:MM`. */
export interface Settings {
  country?: string
  language?: string
  quiet_from?: string
  quiet_to?: string
  look_backs?: boolean
  reminders?: boolean
}

/** Two devices that make them at once give them the same moment. */
const moment = { occurred_at: '2026-01-01T00:00:00+00:00', time_zone: 'UTC' }

const record = async (): Promise<RecordView | undefined> =>
  (await session.diary.timeline({ kinds: ['settings'], limit: 1 })).items[0]

/** The settings that were ever chosen. */
export const settings = async (): Promise<Settings> => ((await record())?.doc ?? {}) as Settings

/** Chooses some of them; null goes back to none. Throws `NotSaved`. */
export async function changeSettings(set: { [Name in keyof Settings]: Settings[Name] | null }): Promise<Saved> {
  const view = await record()
  if (view) return session.diary.edit(view.id, { set })
  return keepOnce(await uuid5('settings'), 'settings', set, moment)
}
