import { expect, test } from 'vitest'
import { uuid5 } from '../../once'
import { distanceOn, named, unwritten } from './distance'

const knockback = {
  id: '01938a5e-7c00-7000-8000-000000000002',
  occurred_at: '2026-03-02T14:32:00+00:00',
  time_zone: 'Europe/London',
}

test('numbers are derived as everybody derives them', async () => {
  expect(await uuid5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
  expect(await uuid5('settings')).toBe('093350e4-8ec1-592b-a4d1-f4f0ec5eae54')
})

test('a look-back has its number from the knockback and the months, and its moment from the day it is due', async () => {
  expect(await unwritten(knockback, 3)).toEqual({
    id: '882dca49-87bf-5fb1-83e6-551edc900d4a',
    given: { knockback: knockback.id, months: 3, due_on: '2026-06-02' },
    when: { occurred_at: '2026-06-02T09:00:00.000+01:00', time_zone: 'Europe/London' },
  })
})

test.each([
  ['2026-03-02', 3],
  ['2026-06-02', 3],
  ['2026-09-01', 3],
  ['2026-09-02', 6],
  ['2027-03-01', 6],
  ['2027-03-02', 12],
  ['2031-01-01', 12],
])('on %s one looks back over %i months', (day, months) => {
  expect(distanceOn(knockback, day)).toBe(months)
})

test('an address names 3, 6 or 12 months, or none', () => {
  expect(['3', '6', '12', '4', '-3', '3.0', '', null, undefined].map(named)).toEqual([
    3,
    6,
    12,
    ...Array<undefined>(6).fill(undefined),
  ])
})
