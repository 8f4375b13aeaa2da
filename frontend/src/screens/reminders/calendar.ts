import { uuid5 } from '../../once'
import type { Reminder } from '../../reminders/rules'

/** What each entry of a calendar says: the same for all, so that nobody who looks over a shoulder learns anything. */
export interface Said {
  summary: string
  /** The address of the list in the app. */
  url: string
}

const LINE_MAX = 75
const encoder = new TextEncoder()

/** A text as a value may hold it (RFC 5545, 3.3.11). */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** No line is longer than 75 octets, and no character is cut in two (3.1). */
export function folded(line: string): string {
  const lines = ['']
  let length = 0
  for (const char of line) {
    const octets = encoder.encode(char).length
    if (length + octets > LINE_MAX) {
      lines.push(' ')
      length = 1
    }
    lines[lines.length - 1] += char
    length += octets
  }
  return lines.join('\r\n')
}

const stamp = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')

/** One reminder, under a name that stays the same: read in again, it moves and does not double. */
async function event({ kind, record, months, at }: Reminder, now: number, { summary, url }: Said): Promise<string[]> {
  return [
    'BEGIN:VEVENT',
    `UID:${await uuid5([kind, record, months].join(' '))}`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${Math.floor(now / 60_000)}`,
    `DTSTART:${stamp(Date.parse(at))}`,
    'DURATION:PT15M',
    `SUMMARY:${escaped(summary)}`,
    `URL:${url}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** What is coming up as a file for calendars (RFC 5545): its moments, and nothing of what it is about. */
export async function calendar(all: readonly Reminder[], now: number, said: Said): Promise<string> {
  const coming = all.filter(({ at }) => Date.parse(at) > now)
  const events = await Promise.all(coming.map((one) => event(one, now, said)))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Onwards//Reminders//EN',
    ...events.flat(),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
