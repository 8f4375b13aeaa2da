import { atLocal, instant } from '../store'

/** As much of a stored reframe as it takes. */
export interface Followed {
  doc: Readonly<Record<string, unknown>>
  time_zone: string
}

const morning = '09:00'
const week = 7 * 24 * 60 * 60 * 1000

/** Whether it is time to ask how things are: from the morning of its day on, for a week, until it was answered. */
export function isDue({ doc, time_zone }: Followed, now: number): boolean {
  const local = `${String(doc.follow_up_on)}T${morning}`
  if (doc.follow_up || Number.isNaN(Date.parse(local))) return false
  const at = instant(atLocal(local, time_zone))
  return now >= at && now < at + week
}

/** The date after the one that a clock in this zone shows (`YYYY-MM-DD`). */
export function dayAfter(local: string): string {
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}
