import { expect, test } from 'vitest'
import { counted, daysAfter, grouped, held, isLow, isSleptOn, nudgeOn, sent, told } from './states'

const now = Date.parse('2026-11-26T12:00:00Z')
const ask = (doc: Record<string, unknown>) => ({ doc })

test('it sleeps until nine in the morning of its day, by the clock on the wall', () => {
  const ask = { doc: held('2026-11-27', 'Europe/London').set }

  expect(ask.doc).toEqual({ state: 'held', hold_until: '2026-11-27T09:00:00.000+00:00' })
  expect(isSleptOn(ask, now)).toBe(false)
  expect(isSleptOn(ask, Date.parse('2026-11-27T09:00:00Z'))).toBe(true)
})

test('a morning that the clocks leave out is the next one there is', () => {
  expect(held('2011-12-30', 'Pacific/Apia').set.hold_until).toMatch(/^2011-12-31T00:00/)
})

test('one nudge, then none: not after it was sent, nor once there is a reply', () => {
  const waiting = sent(now, 'Europe/London', '2026-12-03').set
  expect(waiting).toEqual({
    state: 'sent',
    sent_at: '2026-11-26T12:00:00.000+00:00',
    hold_until: null,
    nudge_on: '2026-12-03',
  })
  expect(nudgeOn(ask(waiting))).toBe('2026-12-03')
  expect(nudgeOn(ask({ ...waiting, nudge_on: null }))).toBeNull()
  expect(nudgeOn(ask({ ...waiting, state: 'replied' }))).toBeNull()
  expect(nudgeOn(ask({ ...waiting, ...told('sent').set }))).toBeNull()
})

test('drafts are no asks yet, and no reply is an ask all the same', () => {
  const states = ['draft', 'held', 'sent', 'replied', 'no_reply', undefined]

  expect(counted(states.map((state) => ask({ state })))).toEqual({ asks: 3, replies: 1 })
  expect(counted([])).toEqual({ asks: 0, replies: 0 })
})

test('every ask stands in one list, what is due in the first', () => {
  const asks = [
    { id: 'draft', doc: {} },
    { id: 'asleep', doc: { state: 'held', hold_until: '2026-11-27T09:00:00Z' } },
    { id: 'slept on', doc: { state: 'held', hold_until: '2026-11-26T09:00:00Z' } },
    { id: 'held for no time', doc: { state: 'held' } },
    { id: 'sent', doc: { state: 'sent', nudge_on: '2026-11-27' } },
    { id: 'nudge', doc: { state: 'sent', nudge_on: '2026-11-26' } },
    { id: 'replied', doc: { state: 'replied', nudge_on: '2026-11-20' } },
    { id: 'quiet', doc: { state: 'no_reply' } },
  ]

  const groups = grouped(asks, now, '2026-11-26')

  expect(Object.fromEntries(Object.entries(groups).map(([name, some]) => [name, some.map(({ id }) => id)]))).toEqual({
    due: ['slept on', 'held for no time', 'nudge'],
    draft: ['draft'],
    held: ['asleep'],
    sent: ['sent'],
    over: ['replied', 'quiet'],
  })
})

test.each([
  [2, '2026-11-26T01:00:00Z', true],
  [1, '2026-11-26T13:00:00Z', true],
  [3, '2026-11-26T11:00:00Z', false],
  [1, '2026-11-25T11:00:00Z', false],
  [undefined, '2026-11-26T11:00:00Z', false],
])('a mood of %s at %s is low: %s', (mood, occurred_at, low) => {
  expect(isLow({ doc: { mood }, occurred_at }, now)).toBe(low)
  expect(isLow(undefined, now)).toBe(false)
})

test('a week from a day near the end of the year', () => {
  expect(daysAfter('2026-12-28', 7)).toBe('2027-01-04')
})
