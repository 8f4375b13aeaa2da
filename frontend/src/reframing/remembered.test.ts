import { expect, test } from 'vitest'
import {
  memoryAt,
  nothingYet,
  ranked,
  suggested,
  withAsked,
  withChoice,
  withHelped,
  type Remembered,
} from './remembered'
import { prompt } from './situations.testing'

const guesses = [
  { id: 'labelling', p: 0.7 },
  { id: 'should', p: 0.65 },
]
const names = (all: { id: string }[]) => all.map(({ id }) => id)
const times = (count: number, change: (known: Remembered) => Remembered) =>
  Array.from({ length: count }).reduce<Remembered>((known) => change(known), nothingYet)

test('without a correction the likeliest comes first', () => {
  expect(names(ranked([...guesses].reverse(), nothingYet))).toEqual(['labelling', 'should'])
})

test('one correction puts the other first the next time', () => {
  const known = withChoice(nothingYet, ['labelling'], [])
  expect(names(ranked(guesses, known))).toEqual(['should', 'labelling'])
})

test('what is chosen comes up again, and first', () => {
  const known = withChoice(withChoice(nothingYet, ['labelling'], []), ['labelling', 'should'], ['labelling'])
  expect(names(ranked(guesses, known))).toEqual(['labelling', 'should'])
})

test('what was suggested in vain time and again is not suggested, but stays in the list', () => {
  const known = times(4, (before) => withChoice(before, ['labelling'], []))
  expect(names(suggested(guesses, known))).toEqual(['should'])
  expect(names(ranked(guesses, known))).toEqual(['should', 'labelling'])
})

test('a choice nobody suggested is learnt from as well', () => {
  expect(withChoice(nothingYet, [], ['comparing']).traps).toEqual({ comparing: { yes: 1, no: 0 } })
})

test('that it helped is remembered, and taken back when said again', () => {
  const known = withHelped(nothingYet, 'a', 1)
  expect(known.helped).toEqual({ a: 1 })
  expect(withHelped(known, 'a', -1).helped).toEqual({ a: -1 })
  expect(withHelped(known, 'a', 1).helped).toEqual({})
})

test('a question asked two hours ago is known as such, with the trap it was about', () => {
  const choice = { prompt: prompt('a'), score: 1, reasons: [{ kind: 'trap', trap: 'should', points: 1 } as const] }
  const known = withAsked(nothingYet, choice, 0)
  expect(memoryAt(known, 2 * 3_600_000)).toEqual({ askedHoursAgo: { a: 2 }, helped: {}, lastTrap: 'should' })
})

test('a question about no trap leaves the last one, and what was asked over a year ago is forgotten', () => {
  const known = { ...nothingYet, asked: { old: 0 }, lastTrap: 'should' }
  const choice = { prompt: prompt('a'), score: 0, reasons: [] }
  expect(withAsked(known, choice, 366 * 24 * 3_600_000)).toMatchObject({
    asked: { a: 366 * 24 * 3_600_000 },
    lastTrap: 'should',
  })
})
