import { expect, test } from 'vitest'
import type { Reminder, ReminderKind } from '../../reminders/rules'
import { calendar, escaped, folded } from './calendar'

const now = Date.parse('2026-03-10T12:00:00Z')
const said = { summary: 'Onwards: something to come back to', url: 'https://onwards.example/you/reminders' }
const record = '01938a5e-7c00-7000-8000-00000000000d'
const one: Reminder = {
  kind: 'look_back',
  record,
  at: '2026-06-02T08:00:00Z',
  months: 3,
  until: '2026-09-02T08:00:00Z',
}

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const alphabet = ['a', 'Z', '7', ' ', ',', ';', ':', '\\', 'n', '"', '\n', 'é', '’', '漢', '🌅', '👩🏽‍🚀', 'ا', '\t']

const texts = Array.from({ length: 300 }, (_, seed) => {
  const next = numbers(seed)
  return Array.from({ length: next(200) }, () => alphabet[next(alphabet.length)]!).join('')
})

const octets = (text: string) => new TextEncoder().encode(text).length
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

/** As a calendar reads a value. */
const read = (text: string) => text.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char))

test('no line is longer than 75 octets, and unfolding gives back every character', () => {
  for (const text of texts) {
    const line = folded(`SUMMARY:${text.replaceAll('\n', '')}`)
    for (const part of line.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75)
    expect(unfolded(line)).toBe(`SUMMARY:${text.replaceAll('\n', '')}`)
  }
})

test('a calendar reads back what was escaped, and no value begins a line of its own', () => {
  for (const text of texts) {
    expect(read(escaped(text))).toBe(text.replaceAll('\t', ' '))
    expect(escaped(text)).not.toMatch(/[\r\n]/)
  }
  expect(escaped('One\r\nTwo\rThree')).toBe('One\\nTwo\\nThree')
})

test('a reminder is an event at its moment with an alarm, that says nothing of what it is about', async () => {
  const file = await calendar([one], now, said)
  const lines = unfolded(file).split('\r\n')

  expect(lines).toMatchObject({ 0: 'BEGIN:VCALENDAR', 1: 'VERSION:2.0', [lines.length - 2]: 'END:VCALENDAR' })
  expect(lines).toContain('DTSTAMP:20260310T120000Z')
  expect(lines).toContain('DTSTART:20260602T080000Z')
  expect(lines).toContain('SUMMARY:Onwards: something to come back to')
  expect(lines).toContain('TRIGGER:PT0S')
  expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(1)
  expect(file).not.toMatch(/look|knockback|01938a5e/)
})

test('the same reminder has the same name whenever it is written down, and no two share one', async () => {
  const uids = async (all: Reminder[], at: number) => (await calendar(all, at, said)).match(/UID:.*/g)
  const kinds: ReminderKind[] = ['held', 'nudge', 'again']
  const all = [one, { ...one, months: 6 }, ...kinds.map((kind) => ({ kind, record, at: one.at }))]
  const first = await uids(all, now)

  expect(
    await uids(
      [...all].map((each) => ({ ...each, at: '2026-07-01T08:00:00Z' })),
      now + 5000,
    ),
  ).toEqual(first)
  expect(new Set(first).size).toBe(all.length)
})

test('what is due already is not put into a calendar, and every line ends as the format has it', async () => {
  const file = await calendar([{ ...one, at: '2026-03-10T11:00:00Z' }, one], now, said)
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
})
