const day = 86_400_000
const binDays = 30

/** The place in the name of a zone. */
export const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')

/** How many days a record that went into the bin then is kept, 1 at least. */
export const daysLeft = (binnedAt: string, now = Date.now()): number =>
  Math.max(1, Math.ceil((Date.parse(binnedAt) + binDays * day - now) / day))
