import { atLocal } from '../../store'

const day = 86_400_000
const binDays = 30

const offsetOf = (occurredAt: string): string => /(Z|[+-]\d\d:\d\d)$/.exec(occurredAt)?.[0] ?? 'Z'

function isZone(name: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
}

/** The place in the name of a zone; for a name that this device knows no zone by, the record's own offset. */
export function placeOf(zone: string, occurredAt: string): string {
  if (isZone(zone)) return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return `UTC${offsetOf(occurredAt).replace('Z', '')}`
}

/** Another local time (`YYYY-MM-DDTHH:MM`) where the record is; in a zone nobody knows its offset stays. */
export const movedTo = (local: string, zone: string, occurredAt: string): string =>
  isZone(zone) ? atLocal(local, zone) : `${local}:00${offsetOf(occurredAt)}`

/** How many days a record that went into the bin then is kept, 1 at least. */
export const daysLeft = (binnedAt: string, now = Date.now()): number =>
  Math.max(1, Math.ceil((Date.parse(binnedAt) + binDays * day - now) / day))
