import { expect, test } from 'vitest'
import { aWeekFrom, sorted, wantsAPlan } from './interviews'

const zone = 'Europe/London'
const at = (occurred_at: string) => ({ id: occurred_at, type: 'interview', occurred_at })
const interview = (occurred_at: string, doc = {}) => ({
  ...at(occurred_at),
  doc: { occurred_at, time_zone: zone, ...doc },
})

test('a new one is in the morning a week from now, by the clock there and then', () => {
  const found = aWeekFrom(new Date(2026, 2, 25, 18), zone)
  expect(found).toEqual({ occurred_at: '2026-04-01T10:00:00.000+01:00', time_zone: zone })
})

test('the next one comes first, and of those that are past the latest', () => {
  const [old, last, next, later] = ['2026-01-01', '2026-02-01', '2026-04-01', '2026-05-01'].map((day) =>
    at(`${day}T10:00:00+00:00`),
  )
  const found = sorted([later!, old!, next!, last!], Date.parse('2026-03-01T00:00:00Z'))
  expect(found).toEqual({ ahead: [next, later], past: [last, old] })
})

test('a plan for a no is offered from the morning before until it begins, and only while there is none', () => {
  const one = interview('2026-03-10T14:00:00+00:00')
  const offered = ['2026-03-09T08:59:00Z', '2026-03-09T09:00:00Z', '2026-03-10T13:59:00Z', '2026-03-10T14:00:00Z']
  expect(offered.map((now) => wantsAPlan(one, Date.parse(now)))).toEqual([false, true, true, false])
  const planned = interview('2026-03-10T14:00:00+00:00', { plan_then: 'I ring Sam.' })
  expect(wantsAPlan(planned, Date.parse('2026-03-10T10:00:00Z'))).toBe(false)
})
