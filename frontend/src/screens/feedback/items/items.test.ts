import { expect, test } from 'vitest'
import { inOrder, judged, putOff, verdictOf, waits, type Verdict } from './items'

const day = '2026-11-24'
const item = (id: string, doc: Record<string, unknown> = {}, occurred_at = '2026-11-24T12:00:00+00:00') => ({
  id,
  doc,
  occurred_at,
})

test('what went well comes first, and within it what came first', () => {
  const items = [
    item('a', { polarity: 'work_on' }),
    item('b'),
    item('d', { polarity: 'did_well' }),
    item('c', { polarity: 'did_well' }),
    item('e', { polarity: 'did_well' }, '2026-11-24T12:30:00+01:00'),
  ]
  expect(inOrder(items).map(({ id }) => id)).toEqual(['e', 'c', 'd', 'b', 'a'])
})

test('the sieve drops no line: sorted again and again it is the same lines', () => {
  const polarities = ['did_well', 'work_on', 'neutral', undefined]
  let items = Array.from({ length: 200 }, (_, at) => item(String((at * 37) % 200), { polarity: polarities[at % 4] }))
  const before = items.map(({ id }) => id).sort()
  for (let round = 0; round < 3; round += 1) items = inOrder(items)
  expect(items.map(({ id }) => id).sort()).toEqual(before)
})

test('a line waits until it has a verdict', () => {
  const verdicts: (Verdict | undefined)[] = [undefined, 'unsorted', 'useful', 'unsure', 'let_go', 'unfair']
  expect(verdicts.map((verdict) => waits({ doc: { verdict } }, day))).toEqual([true, true, false, false, false, false])
})

test('one put off waits from the next day on, whatever was made of it before', () => {
  for (const verdict of ['unsorted', 'unsure']) {
    const doc = { verdict, ...putOff(day).set }
    expect(waits({ doc }, day)).toBe(false)
    expect(waits({ doc }, '2026-11-25')).toBe(true)
    expect(waits({ doc }, '2027-02-22')).toBe(true)
  }
})

test('what was let go is not brought back by a day that was set elsewhere', () => {
  expect(waits({ doc: { verdict: 'let_go', again_on: day } }, day)).toBe(false)
})

test('a clock set back makes no line wait that was put off', () => {
  expect(waits({ doc: putOff(day).set }, '2026-11-01')).toBe(false)
})

test('a verdict ends the waiting', () => {
  const { set } = judged('useful')
  expect(verdictOf({ doc: set })).toBe('useful')
  expect(waits({ doc: { ...set } }, '2026-12-24')).toBe(false)
})
