import { words } from '.'
import { clock, dateHere, dateOf, format, own } from './dates'

/** `Today`, `Yesterday`, `Thursday 19 November`; the year is named when it is another one. */
export function dayOf(occurredAt: string, now = new Date()): string {
  const date = dateOf(occurredAt)
  if (date === dateHere(now)) return words.today
  if (date === dateHere(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return words.yesterday
  const year = date.slice(0, 4) === String(now.getFullYear()) ? undefined : 'numeric'
  return format(own(occurredAt), { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' })
}

/** `November 2026` of a `YYYY-MM`. */
export const monthOf = (month: string): string =>
  format(new Date(`${month}-01T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `14:32` today, otherwise the day, by this device's clock. */
export function whenSeen(at: string, now = new Date()): string {
  const seen = new Date(at)
  const date = dateHere(seen)
  return date === dateHere(now) ? clock(seen) : dayOf(`${date}T00:00:00`, now)
}
