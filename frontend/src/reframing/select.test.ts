import { describe, expect, test } from 'vitest'
import { builtIn, traps } from './built-in'
import { chance, oneOf, someOf } from './chance.testing'
import { another, candidates, newSitting, select, SWAPS, type Sitting } from './select'
import { anySituation, cards, gates, prompt, situation } from './situations.testing'
import type { Prompt } from './types'

const all = builtIn.flatMap(({ prompts }) => prompts)
/** The cards on which every question questions the thought. */
const doubting = ['trap', 'evidence'] as const
const asking = cards.filter((card) => card !== 'trap' && card !== 'evidence')
const SEEDS = Array.from({ length: 150 }, (_, seed) => seed)

describe('what the shipped packs ask', () => {
  test.each(cards)('somebody of whom nothing is known is asked something on the card %s', (card) => {
    expect(select(all, situation(card)).choice?.prompt.applies_to).toEqual({})
  })

  test.each(gates.filter((gate) => gate !== 'crisis').flatMap((gate) => asking.map((card) => [gate, card] as const)))(
    'with %s there is still a question on the card %s, and none about a trap or about blame',
    (gate, card) => {
      const known = Object.fromEntries(traps.map(({ id }) => [id, 1]))
      const found = candidates(all, situation(card, { gates: [gate], traps: known, blame: { self: 1, other: 1 } }))
      expect(found).not.toEqual([])
      expect(found.filter((choice) => choice.prompt.applies_to.traps ?? choice.prompt.applies_to.blame)).toEqual([])
    },
  )

  test.each(doubting.flatMap((card) => gates.map((gate) => [card, gate] as const)))(
    'the card %s asks nothing with %s, not even what fits everybody',
    (card, gate) => {
      const known = Object.fromEntries(traps.map(({ id }) => [id, 1]))
      expect(candidates([...all, prompt('own')], situation(card, { gates: [gate], traps: known }))).toEqual([])
    },
  )

  test.each(['passive', 'fair_concern', 'just_hurts'] as const)('with %s nobody is asked what they made up', (gate) => {
    const found = candidates(all, situation('thought', { gates: [gate] }))
    expect(found.map((choice) => choice.prompt.id)).toEqual(['separate-camera'])
  })

  test.each(cards)('words of crisis leave nothing to ask on the card %s', (card) => {
    expect(select(all, situation(card, { gates: ['crisis'] }))).toEqual({ choice: null, sitting: newSitting })
  })

  test.each(traps.map(({ id }) => id))('a thought with %s is asked about it first', (trap) => {
    const reasons = select(all, situation('trap', { traps: { [trap]: 0.9 } })).choice?.reasons
    expect(reasons).toContainEqual({ kind: 'trap', trap, points: 0.9 })
  })

  test.each(['self', 'other', 'situation', 'luck'] as const)('blame that goes to %s is asked about it', (blame) => {
    const reasons = select(all, situation('shares', { blame: { [blame]: 1 } })).choice?.reasons
    expect(reasons).toContainEqual({ kind: 'blame', blame, points: 0.6 })
  })
})

describe('whatever the moment and the packs', () => {
  /** Packs that know nothing of gates, as an imported one might. */
  const careless = (next: () => number): Prompt[] => all.map((one) => ({ ...one, never: someOf(next, gates, 0.2) }))

  test.each(SEEDS)('no gated question is ever a candidate (seed %i)', (seed) => {
    const next = chance(seed)
    const prompts = careless(next)
    const now = anySituation(next, prompts)
    for (const { prompt: found } of candidates(prompts, now)) {
      expect(now.gates).not.toContain('crisis')
      expect(found.never.filter((gate) => now.gates.includes(gate))).toEqual([])
      if (now.gates.length > 0) expect([found.applies_to.traps, found.applies_to.blame]).toEqual([undefined, undefined])
    }
  })

  test.each(SEEDS)('the order of the packs changes nothing, and the reasons add up (seed %i)', (seed) => {
    const next = chance(seed)
    const now = anySituation(next, all)
    const found = candidates(all, now)
    const mixed = all.map((one) => ({ one, key: next() })).sort((a, b) => a.key - b.key)
    expect(
      candidates(
        mixed.map(({ one }) => one),
        now,
      ),
    ).toEqual(found)
    for (const { score, reasons } of found) {
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 5)
    }
  })

  test.each(SEEDS)('a sitting asks nothing twice and swaps three times at most (seed %i)', (seed) => {
    const next = chance(seed)
    let sitting: Sitting = newSitting
    let swapped = 0
    for (let step = 0; step < 20; step += 1) {
      const swap = next() < 0.5
      const answer = (swap ? another : select)(all, anySituation(next, all), sitting)
      if (swap && answer.choice) swapped += 1
      sitting = answer.sitting
    }
    expect(new Set(sitting.asked).size).toBe(sitting.asked.length)
    expect(sitting.swaps).toBe(swapped)
    expect(swapped).toBeLessThanOrEqual(SWAPS)
  })

  test.each(SEEDS)('unasked on the first day or while it is strong, only calming ones come (seed %i)', (seed) => {
    const next = chance(seed)
    const hot = oneOf(next, [
      { hoursSinceNews: 23, intensity: 10 },
      { hoursSinceNews: 500, intensity: 70 },
    ] as const)
    const found = candidates(all, { ...anySituation(next, all), asked: false, ...hot })
    expect(found.filter((choice) => !['settle', 'notice'].includes(choice.prompt.stage))).toEqual([])
  })
})

describe('the order of questions', () => {
  const ids = (prompts: Prompt[], now = situation('trap')) => candidates(prompts, now).map((one) => one.prompt.id)

  test('every term counts as much as it is meant to', () => {
    const full = prompt('full', {
      applies_to: { traps: ['should', 'labelling'], blame: ['self'], recurring_theme: true },
      weight: 0.1,
    })
    const now = situation('trap', {
      traps: { should: 0.5, labelling: 0.8 },
      blame: { self: 0.5 },
      recurringTheme: true,
      memory: { askedHoursAgo: { full: 6 }, helped: { full: 1 }, lastTrap: 'labelling' },
    })
    expect(candidates([full], now)[0]).toEqual({
      prompt: full,
      score: 1.625,
      reasons: [
        { kind: 'trap', trap: 'labelling', points: 0.8 },
        { kind: 'same_trap', trap: 'labelling', points: -0.2 },
        { kind: 'blame', blame: 'self', points: 0.3 },
        { kind: 'stage', stage: 'question', points: 0.4 },
        { kind: 'theme', points: 0.3 },
        { kind: 'helped', points: 0.3 },
        { kind: 'weight', points: 0.1 },
        { kind: 'cooldown', points: -0.375 },
      ],
    })
  })

  test('equal ones go by id', () => {
    expect(ids([prompt('b'), prompt('c'), prompt('a')])).toEqual(['a', 'b', 'c'])
  })

  test('one that was asked an hour ago stands back, and comes again after its cooldown', () => {
    const asked = (hours: number) =>
      situation('trap', { memory: { askedHoursAgo: { a: hours }, helped: {}, lastTrap: null } })
    expect(ids([prompt('a'), prompt('b')], asked(1))).toEqual(['b', 'a'])
    expect(ids([prompt('a'), prompt('b')], asked(24))).toEqual(['a', 'b'])
  })

  test('one that needs something unknown is not asked', () => {
    const needs = [
      { moods: [1] },
      { hours_since: { to: 24 } },
      { severity: { from: 2 } },
      { has_feedback: false },
      { traps: ['should'] },
    ]
    expect(ids(needs.map((applies_to, place) => prompt(`p${place}`, { applies_to })))).toEqual([])
  })

  test('the hours of a prompt end before its last, a severity with it', () => {
    const hours = prompt('hours', { applies_to: { hours_since: { from: 1, to: 24 } } })
    const severity = prompt('severity', { applies_to: { severity: { from: 1, to: 2 } } })
    const at = (value: number) => ids([hours, severity], situation('trap', { hoursSinceNews: value, severity: value }))
    expect([0, 1, 2, 24].map(at)).toEqual([[], ['hours', 'severity'], ['hours', 'severity'], []])
  })

  test('settling comes before noticing, and alone when it is strong', () => {
    const stages = (intensity: number) =>
      candidates(all, situation('before', { intensity, severity: 3 })).map((one) => one.prompt.stage)
    expect(stages(69)).toEqual(['settle', 'settle', 'notice'])
    expect(stages(70)).toEqual(['settle', 'settle'])
  })

  test('looking back is offered after three days, and at once to who asks for it', () => {
    const after = (hoursSinceNews: number | null, asked = false) =>
      select(all, situation('after', { hoursSinceNews, asked })).choice?.prompt.stage
    expect([after(71), after(null), after(72), after(0, true)]).toEqual([undefined, undefined, 'evaluate', 'evaluate'])
  })

  test('a question of another box is never asked', () => {
    expect(ids([prompt('a', { cards: ['friend'] }), prompt('b', { stage: 'act' })])).toEqual([])
  })
})
