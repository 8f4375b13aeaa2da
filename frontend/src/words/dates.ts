import { words } from '.'

/**
 * Dates as people read them. A record's own local time stands in its `occurred_at`, offset and all, so that is what is
 * shown, wherever the reader is now.
 */

/** A record's own local time, as if it were UTC. */
export const own = (occurredAt: string): Date => new Date(`${occurredAt.slice(0, 19)}Z`)

/** Making one takes longer than all that it is ever used for. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A date in the words of the locale. */
export function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = words.locale + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.DateTimeFormat(words.locale, options)
  formats.set(key, made)
  return made.format(date)
}

/** `14:32`, of this device's clock. */
export const clock = (date: Date): string => format(date, { hour: '2-digit', minute: '2-digit' })

/** `14:32`, where it happened. */
export const timeOf = (occurredAt: string): string =>
  format(own(occurredAt), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** `YYYY-MM-DD`, where it happened. */
export const dateOf = (occurredAt: string): string => occurredAt.slice(0, 10)

/** `YYYY-MM-DD` of this device's clock. */
export function dateHere(now: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** `14:32` today, `Mon 09:10` in the week before, `19 Nov` earlier. */
export function shortWhen(occurredAt: string, now = new Date()): string {
  const date = dateOf(occurredAt)
  if (date === dateHere(now)) return timeOf(occurredAt)
  const weekAgo = dateHere(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6))
  if (date < weekAgo || date > dateHere(now)) {
    return format(own(occurredAt), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  }
  return `${format(own(occurredAt), { weekday: 'short', timeZone: 'UTC' })} ${timeOf(occurredAt)}`
}
