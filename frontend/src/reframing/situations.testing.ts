import { traps } from './built-in'
import { oneOf, someOf } from './chance.testing'
import type { Blame, Card, Gate, Prompt, Situation } from './types'

export const cards: readonly Card[] = [
  'before',
  'facts',
  'thought',
  'trap',
  'evidence',
  'shares',
  'friend',
  'fair_thought',
  'next_step',
  'after',
  'plan_if',
  'plan_then',
]
export const gates: readonly Gate[] = ['crisis', 'passive', 'fair_concern', 'just_hurts']
const blames: readonly Blame[] = ['self', 'other', 'situation', 'luck']

/** Somebody who came by themselves and of whom nothing is known. */
export const situation = (card: Card, rest: Partial<Situation> = {}): Situation => ({
  card,
  asked: true,
  gates: [],
  traps: {},
  blame: {},
  intensity: null,
  severity: null,
  mood: null,
  hoursSinceNews: null,
  hasFeedback: null,
  recurringTheme: null,
  memory: { askedHoursAgo: {}, helped: {}, lastTrap: null },
  ...rest,
})

/** A prompt that fits everybody. */
export const prompt = (id: string, rest: Partial<Prompt> = {}): Prompt => ({
  id,
  revision: 1,
  practice: 'reflect',
  stage: 'question',
  cards: ['trap', 'evidence'],
  applies_to: {},
  never: [],
  question: `${id}?`,
  softener: 'No rush.',
  follow_ups: {},
  example: 'Like this.',
  weight: 0,
  cooldown_hours: 24,
  ...rest,
})

/** Anything that can be, from one source of chance. */
export function anySituation(next: () => number, prompts: readonly Prompt[]): Situation {
  const ids = prompts.map(({ id }) => id)
  const some = (names: readonly string[]) => Object.fromEntries(someOf(next, names).map((name) => [name, next()]))
  const names = traps.map(({ id }) => id)
  return {
    card: oneOf(next, cards),
    asked: next() < 0.5,
    gates: someOf(next, gates, 0.2),
    traps: some(names),
    blame: some(blames),
    intensity: oneOf(next, [null, 0, 40, 69, 70, 100]),
    severity: oneOf(next, [null, 0, 1, 2, 3]),
    mood: oneOf(next, [null, 1, 2, 3, 4, 5]),
    hoursSinceNews: oneOf(next, [null, 0, 23, 24, 71, 72, 2000]),
    hasFeedback: oneOf(next, [null, true, false]),
    recurringTheme: oneOf(next, [null, true, false]),
    memory: {
      askedHoursAgo: Object.fromEntries(someOf(next, ids).map((id) => [id, next() * 100])),
      helped: Object.fromEntries(someOf(next, ids).map((id) => [id, next() * 2 - 1])),
      lastTrap: oneOf(next, [null, ...names]),
    },
  }
}
