import { beforeAll, describe, expect, it } from 'vitest'
import type { RecordView } from '../../store'
import { loadRestOfWords, loadWords } from '../../words'
import { again, earlierOf, told } from './earlier'

beforeAll(async () => {
  await loadWords()
  await loadRestOfWords('person')
})

const step = (day: number, device: string, changes: [field: string, before: unknown, after: unknown][]) => ({
  op: `op-${day}`,
  rev: day,
  device,
  at: `2026-11-0${day}T10:00:00Z`,
  deleted: null,
  changes: changes.map(([field, before, after]) => ({ field, before, after })),
  kept_aside: [] as { field: string; value: unknown }[],
})
const made = step(1, 'iPhone', [])
const view = (type: string, doc: object) => ({ type, doc, occurred_at: '2026-11-01T10:00:00+01:00' }) as RecordView

describe('the earlier values of a record', () => {
  it('bear the day and the device they were written on, not those they were overwritten on', () => {
    const steps = [step(3, 'iPad', [['note', 'Two', 'Three']]), step(2, 'Mac', [['note', 'One', 'Two']]), made]
    expect(earlierOf(steps, { note: 'Three' })).toEqual([
      { field: 'note', value: 'Two', at: '2026-11-02T10:00:00Z', device: 'Mac' },
      { field: 'note', value: 'One', at: '2026-11-01T10:00:00Z', device: 'iPhone' },
    ])
  })

  it('are none of what is there now, nothing empty, and each just once', () => {
    const steps = [
      step(4, 'iPad', [['mood', 2, 3]]),
      step(3, 'iPad', [['mood', 3, 2]]),
      step(2, 'iPad', [
        ['mood', 2, 3],
        ['note', null, 'x'],
      ]),
      made,
    ]
    expect(earlierOf(steps, { mood: 3, note: 'x' }).map(({ value }) => value)).toEqual([2])
  })

  it('hold what was written in two places and lost', () => {
    const lost = { ...step(2, 'iPad', []), kept_aside: [{ field: 'mood', value: 5 }] }
    expect(earlierOf([lost, made], { mood: 1 })).toEqual([{ field: 'mood', value: 5, at: lost.at, device: 'iPad' }])
  })

  it('are told in words, and what has none is left out', () => {
    const say = (field: string, value: unknown) => told({ field, value, at: '', device: null }, view('check_in', {}))
    expect(say('mood', 2)).toEqual({ name: 'Mood', text: 'Flat' })
    expect(say('note', 'They rang.')).toEqual({ name: 'Note', text: 'They rang.' })
    expect(say('feelings', ['hurt'])).toEqual({ name: 'Feelings', text: 'Hurt' })
    expect(say('time_zone', 'Mars/Base')).toEqual({ name: 'Time zone', text: 'UTC+01:00 time' })
    expect(say('source', 'home')).toBeNull()
  })

  it('come back as one change, of a list by what is missing and what is too much', () => {
    const use = (field: string, value: unknown) =>
      again({ field, value, at: '', device: null }, view('check_in', { feelings: ['tired', 'hurt'] }))
    expect(use('mood', 2)).toEqual({ set: { mood: 2 } })
    expect(use('feelings', ['hurt', 'calm'])).toEqual({ add: { feelings: ['calm'] }, remove: { feelings: ['tired'] } })
  })
})
