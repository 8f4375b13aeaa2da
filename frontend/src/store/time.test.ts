import { expect, test } from 'vitest'
import { atLocal, isInstant, stamp } from './time'

test('a moment is kept with the offset of its zone', () => {
  expect(stamp(Date.UTC(2026, 6, 1, 12), 'Europe/London')).toEqual({
    occurred_at: '2026-07-01T13:00:00.000+01:00',
    time_zone: 'Europe/London',
  })
  expect(stamp(Date.UTC(2026, 6, 1, 12), 'America/St_Johns').occurred_at).toBe('2026-07-01T09:30:00.000-02:30')
})

test('a zone this device does not know counts as UTC', () => {
  expect(stamp(0, 'Mars/Olympus').occurred_at).toBe('1970-01-01T00:00:00.000+00:00')
})

test('a local time in a gap becomes the next valid minute', () => {
  expect(atLocal('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T02:00:00.000+01:00')
})

test('a local time in an overlap is the first of the two', () => {
  expect(atLocal('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T01:30:00.000+01:00')
})

test('a plain local time keeps its wall clock', () => {
  expect(atLocal('2026-11-24T09:05', 'America/New_York')).toBe('2026-11-24T09:05:00.000-05:00')
})

test.each([
  ['2026-01-01T10:00:00+01:00', true],
  ['2026-01-01T10:00:00.123456Z', true],
  ['2026-01-01T10:00:00', false],
  ['0001-01-01T00:00:00Z', false],
  ['9999-01-01T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  [7, false],
])('%s is an instant: %s', (value, expected) => {
  expect(isInstant(value)).toBe(expected)
})
