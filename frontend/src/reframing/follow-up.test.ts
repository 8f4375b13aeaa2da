import { expect, test } from 'vitest'
import { dayAfter, isDue } from './follow-up'

const asked = (doc: Record<string, unknown> = {}, time_zone = 'Europe/London') => ({
  doc: { follow_up_on: '2026-03-03', ...doc },
  time_zone,
})
const at = (when: string) => Date.parse(when)

test('it is asked from nine in the morning of its day, where the reframe was made', () => {
  expect(isDue(asked(), at('2026-03-03T08:59:59Z'))).toBe(false)
  expect(isDue(asked(), at('2026-03-03T09:00:00Z'))).toBe(true)
  expect(isDue(asked({}, 'America/New_York'), at('2026-03-03T13:59:59Z'))).toBe(false)
  expect(isDue(asked({}, 'America/New_York'), at('2026-03-03T14:00:00Z'))).toBe(true)
})

test('after a week nobody is asked any more', () => {
  expect(isDue(asked(), at('2026-03-10T08:59:59Z'))).toBe(true)
  expect(isDue(asked(), at('2026-03-10T09:00:00Z'))).toBe(false)
})

test('once answered, or without a day, it is not asked', () => {
  const now = at('2026-03-03T12:00:00Z')
  expect(isDue(asked({ follow_up: 'same' }), now)).toBe(false)
  expect(isDue(asked({ follow_up_on: undefined }), now)).toBe(false)
  expect(isDue(asked({ follow_up_on: 'soon' }), now)).toBe(false)
})

test('a zone that nobody knows counts as UTC', () => {
  expect(isDue(asked({}, 'Mars/Olympus'), at('2026-03-03T09:00:00Z'))).toBe(true)
})

test.each([
  ['2026-03-02T23:59:59+05:00', '2026-03-03'],
  ['2026-12-31T00:00:00Z', '2027-01-01'],
  ['2028-02-28T12:00:00Z', '2028-02-29'],
  ['2026-03-29T00:30:00+00:00', '2026-03-30'],
])('the day after %s is %s', (local, day) => {
  expect(dayAfter(local)).toBe(day)
})
