import { expect, test } from 'vitest'
import {
  asksStrength,
  beside,
  boxOf,
  cardAt,
  cardsFor,
  countOf,
  inFull,
  placed,
  progress,
  shownAt,
  type Mode,
} from './cards'

const walk = (mode: Mode) => Array.from({ length: countOf(mode) }, (_, step) => cardAt(mode, step))

test('quick is three cards, full is eight, each card once', () => {
  expect(walk('quick')).toEqual(['thought', 'trap', 'fair_thought'])
  expect(walk('full')).toHaveLength(8)
  expect(new Set(walk('full')).size).toBe(8)
})

test('the feelings come last, after the fairer thought', () => {
  expect(walk('full').slice(-2)).toEqual(['fair_thought', 'after'])
})

test.each(['quick', 'full'] as const)('in %s the strength is asked for once before and once after', (mode) => {
  const before = walk(mode).findIndex((card) => asksStrength(mode, card, 'before'))
  const after = walk(mode).findIndex((card) => asksStrength(mode, card, 'after'))
  expect(walk(mode).filter((card) => asksStrength(mode, card, 'before'))).toHaveLength(1)
  expect(walk(mode).filter((card) => asksStrength(mode, card, 'after'))).toHaveLength(1)
  expect(before).toBeLessThan(after)
})

test.each([undefined, null, -3, Number.NaN, 'two', 2.6, 99])('a stored step of %s leads to a card', (step) => {
  for (const mode of ['quick', 'full'] as const) {
    const at = placed(mode, step)
    expect(Number.isInteger(at) && at >= 0 && at < countOf(mode)).toBe(true)
  }
})

test('going on to all eight stays at the same card', () => {
  for (const [step, card] of walk('quick').entries()) expect(cardAt('full', inFull(step))).toBe(card)
})

test('of a grave thought no card asks for a trap, for evidence or for shares', () => {
  expect(cardsFor('quick', true)).toEqual(['thought', 'fair_thought'])
  expect(cardsFor('full', true)).toEqual(['facts', 'thought', 'friend', 'fair_thought', 'after'])
  for (const mode of ['quick', 'full'] as const) expect(cardsFor(mode, false)).toEqual(walk(mode))
})

test('a step whose card is left out leads to the next one that is not', () => {
  const shown = (grave: boolean) => walk('full').map((_, step) => shownAt('full', step, grave))
  expect(shown(true)).toEqual(['facts', 'thought', 'friend', 'friend', 'friend', 'friend', 'fair_thought', 'after'])
  expect(shown(false)).toEqual(walk('full'))
  expect(shownAt('quick', 1, true)).toBe('fair_thought')
})

test('a place is counted among the cards that come on screen', () => {
  expect(progress('full', 5, false)).toEqual([6, 8])
  expect(progress('full', 5, true)).toEqual([3, 5])
  expect([progress('quick', 1, true), progress('quick', null, false)]).toEqual([
    [2, 2],
    [1, 3],
  ])
})

test('beside a card is the next one that comes on screen, and nothing beyond either end', () => {
  expect([beside('full', 'trap', 1, false), beside('full', 'trap', -1, false)]).toEqual([3, 1])
  expect([beside('full', 'evidence', 1, true), beside('full', 'evidence', -1, true)]).toEqual([5, 1])
  expect([beside('quick', 'thought', -1, false), beside('quick', 'fair_thought', 1, true)]).toEqual([
    undefined,
    undefined,
  ])
})

test('the last card asks about its one box, the next step', () => {
  expect(boxOf('after')).toBe('next_step')
  expect(boxOf('facts')).toBe('facts')
})
