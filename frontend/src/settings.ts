import { keepOnce, uuid5 } from './once'
import { session } from './session.svelte'
import { deviceZone, type RecordView, type Saved } from './store'

/** What holds on every device of a person; times of the day as `HH:MM`. */
export interface Settings {
  country?: string
  language?: string
  quiet_from?: string
  quiet_to?: string
  look_backs?: boolean
  reminders?: boolean
}

/** What holds unless something else is chosen; no reminder is sent from the first to the second. */
export const usual = { quiet_from: '21:00', quiet_to: '08:30' }

/** Two devices that make them at once give them the same moment. */
const moment = '2026-01-01T00:00:00+00:00'

const record = async (): Promise<RecordView | undefined> =>
  (await session.diary.timeline({ kinds: ['settings'], limit: 1 })).items[0]

/** The settings that were ever chosen. */
export const settings = async (): Promise<Settings> => ((await record())?.doc ?? {}) as Settings

/** Chooses some of them, by the clock of where this device is; null goes back to none. Throws `NotSaved`. */
export async function changeSettings(set: { [Name in keyof Settings]: Settings[Name] | null }): Promise<Saved> {
  const view = await record()
  const time_zone = deviceZone()
  if (view) return session.diary.edit(view.id, { set: { ...set, time_zone } })
  return keepOnce(await uuid5('settings'), 'settings', set, { occurred_at: moment, time_zone })
}
