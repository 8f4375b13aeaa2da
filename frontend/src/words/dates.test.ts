import { beforeAll, expect, test } from 'vitest'
import { loadWords } from '.'
import { dateOf, shortWhen, timeOf } from './dates'
import { dayOf } from './days'

const now = new Date(2026, 10, 24, 14, 32)

beforeAll(() => loadWords())

test('a time is shown as it was where it happened, not where the reader is', () => {
  expect(timeOf('2026-11-24T23:50:00+09:00')).toBe('23:50')
  expect(dateOf('2026-11-24T23:50:00+09:00')).toBe('2026-11-24')
})

test('a day is named from today, and by its year only when that is another one', () => {
  expect(dayOf('2026-11-24T09:00:00+00:00', now)).toBe('Today')
  expect(dayOf('2026-11-23T09:00:00+00:00', now)).toBe('Yesterday')
  expect(dayOf('2026-11-19T09:00:00+00:00', now)).toBe('Thursday 19 November')
  // Whether there is a comma is up to the browser.
  expect(dayOf('2025-11-19T09:00:00+00:00', now)).toMatch(/^Wednesday,? 19 November 2025$/)
})

test('the short form has the time while the weekday says enough, then the date', () => {
  expect(shortWhen('2026-11-24T09:05:00+00:00', now)).toBe('09:05')
  expect(shortWhen('2026-11-23T09:10:00+00:00', now)).toBe('Mon 09:10')
  expect(shortWhen('2026-11-18T09:10:00+00:00', now)).toBe('Wed 09:10')
  expect(shortWhen('2026-11-17T09:10:00+00:00', now)).toBe('17 Nov')
  expect(shortWhen('2026-12-02T09:10:00+00:00', now)).toBe('2 Dec')
})
