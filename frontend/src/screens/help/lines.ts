import data from 'content/helplines.json'
import zones from 'content/time_zones.json'
import { recall } from '../../device-memory'
import { deviceZone } from '../../store'

/** One way to reach somebody. Dates are null until a person has checked it. */
export interface Line {
  name: string
  number: string | null
  text: { number: string; message: string | null } | null
  hours: string | null
  url: string | null
  note: string | null
  verified_on: string | null
}

interface Content {
  countries: { country: string; name: string; emergency: Line; helplines: Line[] }[]
  international: Line[]
  fallback: Line
}

// Read as what its schema says, not as the values of the day.
const content: Content = data

/** The countries there are numbers for. */
export const countries = content.countries.map(({ country, name }) => ({ country, name }))

/** The country a time zone lies in, null for one there are no numbers for. */
export const countryOf = (zone: string): string | null => (zones as Record<string, string>)[zone] ?? null

/** The country chosen on this device, or that of its time zone; empty for one there are no numbers for. */
export const deviceCountry = (): string => recall('country') ?? countryOf(deviceZone()) ?? ''

/** Whom to call in a country: the emergency number first, then the directories of the world, then its own lines. */
export function helpIn(country: string | null): { emergency: Line; directories: Line[]; lines: Line[] } {
  const found = content.countries.find((one) => one.country === country)
  return {
    emergency: found?.emergency ?? content.fallback,
    directories: content.international,
    lines: found?.helplines ?? [],
  }
}

/** A link that calls. */
export const callLink = (number: string): string => `tel:${number.replace(/[^\d+*#]/g, '')}`

/** A link that opens a text message, in the one form that every phone takes. */
export function textLink({ number, message }: NonNullable<Line['text']>): string {
  return `sms:${number.replace(/[^\d+]/g, '')}${message ? `?&body=${encodeURIComponent(message)}` : ''}`
}
