import { beforeAll, describe, expect, it } from 'vitest'
import type { RecordView } from '../../store'
import { loadWords } from '../../words'
import { daysOf, endOf, fromMonth } from './days'

const at = (occurred_at: string) => ({ id: occurred_at, occurred_at }) as RecordView
const now = new Date(2026, 10, 24, 15)

describe('the days of a timeline', () => {
  beforeAll(() => loadWords())

  it('stand under the local date of where it happened', () => {
    const days = daysOf([at('2026-11-24T00:30:00+13:00'), at('2026-11-23T09:00:00Z')], now)
    expect(days.map(({ name }) => name)).toEqual(['Today', 'Yesterday'])
  })

  it('gather records of one date', () => {
    const days = daysOf([at('2026-11-19T16:45:00Z'), at('2026-11-19T09:10:00Z')], now)
    expect(days).toHaveLength(1)
    expect(days[0]).toMatchObject({ name: 'Thursday 19 November', items: [{}, {}] })
  })

  it('keep the order of time when dates take turns', () => {
    const days = daysOf([at('2026-11-19T23:00:00-05:00'), at('2026-11-20T03:30:00Z'), at('2026-11-19T20:00:00-05:00')])
    expect(days.map(({ date }) => date)).toEqual(['2026-11-19', '2026-11-20', '2026-11-19'])
  })
})

describe('jumping to a month', () => {
  it('begins after its last moment anywhere on earth', () => {
    expect(endOf('2026-12').at).toBeGreaterThan(Date.parse('2026-12-31T23:59:59-11:00'))
    expect(endOf('2026-01').at).toBe(Date.parse('2026-02-01T12:00:00Z'))
  })

  it('leaves out what happened in the next month further east', () => {
    const items = [at('2026-12-01T02:00:00+00:00'), at('2026-11-30T20:00:00-05:00')]
    expect(fromMonth(items, '2026-11')).toEqual([items[1]])
    expect(fromMonth(items, '2026-10')).toEqual([])
  })
})
