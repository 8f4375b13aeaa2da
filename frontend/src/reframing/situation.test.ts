import { expect, test } from 'vitest'
import type { ThoughtHints } from '../hints/hints'
import { applies } from './gates'
import { nothingYet } from './remembered'
import { gatesOf, situationOf, type Known } from './situation'
import type { Prompt } from './types'

const hints = (more: Partial<ThoughtHints> = {}): ThoughtHints => ({
  traps: { labelling: 0.9, should: 0.1 },
  flags: [{ id: 'labelling', p: 0.9, spans: [] }],
  distorted: 0.8,
  fairConcern: false,
  blame: { self: 0.6, other: 0.1, situation: 0, luck: 0, none: 0.3 },
  severity: 2,
  crisis: { level: 0, p: 0, said: false },
  ...more,
})
const known = (more: Partial<Known> = {}): Known => ({
  hints: null,
  level: 0,
  grave: false,
  justHurts: false,
  traps: [],
  intensity: null,
  mood: null,
  news: null,
  recurringTheme: false,
  remembered: nothingYet,
  now: 0,
  ...more,
})

test('without hints nothing is made up', () => {
  expect(situationOf('trap', known())).toMatchObject({ traps: {}, blame: {}, severity: null, hoursSinceNews: null })
})

test('hints that say nothing, as for another language, are no knowledge', () => {
  const silent = hints({ flags: [], distorted: 0, severity: 0, blame: { self: 0, none: 1 } })
  expect(situationOf('trap', known({ hints: silent }))).toMatchObject({ traps: {}, blame: {}, severity: null })
})

test('a trap that the hints are not sure of is left out, a chosen one is certain', () => {
  const now = situationOf('trap', known({ hints: hints(), traps: ['comparing'] }))
  expect(now.traps).toEqual({ labelling: 0.9, comparing: 1 })
})

test('blame counts when it is likelier than none', () => {
  expect(situationOf('shares', known({ hints: hints() })).blame).toEqual({ self: 0.6 })
  const nobody = hints({ blame: { self: 0.2, none: 0.8 } })
  expect(situationOf('shares', known({ hints: nobody })).blame).toEqual({})
})

test('passive words are a gate until somebody carries on, explicit ones for good', () => {
  expect(gatesOf(known({ level: 1 }))).toEqual(['passive'])
  expect(gatesOf(known({ level: 0 }))).toEqual([])
  expect(gatesOf(known({ level: 2, grave: true }))).toEqual(['crisis', 'passive'])
  expect(gatesOf(known({ level: 0, grave: true }))).toEqual(['passive'])
})

test('crisis, a fair concern and "It just hurts" are gates', () => {
  expect(gatesOf(known())).toEqual([])
  expect(gatesOf(known({ level: 2, justHurts: true, hints: hints({ fairConcern: true }) }))).toEqual([
    'crisis',
    'fair_concern',
    'just_hurts',
  ])
})

test('a theme that shows lets what is asked about one be asked, and only then', () => {
  const asked = { applies_to: { recurring_theme: true } } as Prompt
  const applying = [true, false].map((recurringTheme) =>
    applies(asked, situationOf('plan_then', known({ recurringTheme }))),
  )
  expect(applying).toEqual([true, false])
})

test('hours are counted from the news', () => {
  expect(situationOf('before', known({ news: 0, now: 5_400_000 })).hoursSinceNews).toBe(1.5)
})
