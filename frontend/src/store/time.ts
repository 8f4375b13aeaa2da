const MINUTE = 60_000
const RFC3339 = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** An instant as RFC 3339 in UTC. */
export const iso = (ms: number): string => new Date(ms).toISOString()

/** Milliseconds since the epoch of an RFC 3339 text; 0 for what is none. */
export const instant = (text: unknown): number => (typeof text === 'string' && Date.parse(text)) || 0

/** Whether this is an RFC 3339 instant with an offset, in the years 1970 to 8999. */
export function isInstant(value: unknown): value is string {
  const year = typeof value === 'string' && RFC3339.exec(value)?.[1]
  return !!year && year >= '1970' && year < '9000' && !Number.isNaN(Date.parse(value as string))
}

/** Making one takes longer than everything else that a tap waits for. */
const offsets = new Map<string, Intl.DateTimeFormat>()

function offsetsOf(zone: string): Intl.DateTimeFormat {
  const made = offsets.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  offsets.set(zone, made)
  return made
}

/** Minutes east of UTC in a zone at an instant; UTC for a zone this device does not know. */
export function offsetAt(zone: string, ms: number): number {
  try {
    const parts = offsetsOf(zone).formatToParts(ms)
    const [, sign, hours, minutes] =
      /GMT([+-])(\d+):(\d+)/.exec(parts.find((p) => p.type === 'timeZoneName')!.value) ?? []
    return sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) : 0
  } catch {
    return 0
  }
}

/** The device's own zone. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** An instant as RFC 3339 with an offset in minutes. */
export function withOffset(ms: number, offset: number): string {
  const size = Math.abs(offset)
  const text = [Math.floor(size / 60), size % 60].map((n) => String(n).padStart(2, '0')).join(':')
  return iso(ms + offset * MINUTE).replace('Z', (offset < 0 ? '-' : '+') + text)
}

/** When and where something happened, as records keep it. */
export function stamp(ms: number, zone: string): { occurred_at: string; time_zone: string } {
  return { occurred_at: withOffset(ms, offsetAt(zone, ms)), time_zone: zone }
}

/**
 * The RFC 3339 instant of a local time (`YYYY-MM-DDTHH:MM`) in a zone: in a gap the next valid minute, in an overlap
 * the first.
 */
export function atLocal(local: string, zone: string): string {
  const wall = Date.parse(`${local}Z`)
  const [before, after] = [offsetAt(zone, wall - 1440 * MINUTE), offsetAt(zone, wall + 1440 * MINUTE)]
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    const ms = wall - offset * MINUTE
    if (offsetAt(zone, ms) === offset) return withOffset(ms, offset)
  }
  let ms = wall - after * MINUTE
  while (offsetAt(zone, ms) !== after && ms < wall - before * MINUTE) ms += MINUTE
  return withOffset(ms, offsetAt(zone, ms))
}
