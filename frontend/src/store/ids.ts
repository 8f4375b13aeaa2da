const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0')

/** Makes UUIDv7 values (RFC 9562) that never go back, however often asked and even if the clock does. */
export function uuid7Source(now: () => number, random: (count: number) => Uint8Array): () => string {
  let last = 0
  let counter = 0
  return () => {
    const bytes = random(10)
    const ms = Math.max(0, Math.floor(now()))
    if (ms > last) {
      last = ms
      counter = ((bytes[8]! & 7) << 8) | bytes[9]!
    } else if (++counter > 0xfff) {
      last += 1
      counter = 0
    }
    const time = hex(last, 12)
    const rest = [...bytes.slice(0, 8)].map((byte, i) => hex(i ? byte : (byte & 0x3f) | 0x80, 2)).join('')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${rest.slice(0, 4)}-${rest.slice(4)}`
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether this is a UUID in its canonical, lower-case form. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
