import { expect, test } from 'vitest'
import { asksStrength, boxOf, cardAt, countOf, inFull, isLast, placed, type Mode } from './cards'

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

test('just the last card is the last', () => {
  for (const mode of ['quick', 'full'] as const)
    expect(
      walk(mode)
        .map((_, step) => isLast(mode, step))
        .filter(Boolean),
    ).toEqual([true])
  expect(isLast('quick', 2)).toBe(true)
})

test('the last card asks about its one box, the next step', () => {
  expect(boxOf('after')).toBe('next_step')
  expect(boxOf('facts')).toBe('facts')
})
