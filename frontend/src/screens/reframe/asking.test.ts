import { beforeEach, expect, test } from 'vitest'
import { prompt, situation } from '../../reframing/situations.testing'
import type { Card, Gate, Prompt } from '../../reframing/types'
import { Asking } from './asking.svelte'

let gates: Gate[]
let asked: string[]

const about = (id: string, traps: string[] = []) =>
  prompt(id, { cards: ['trap', 'evidence', 'friend'], ...(traps.length ? { applies_to: { traps } } : {}) })
const asking = (prompts: Prompt[]) =>
  new Asking({
    prompts: () => prompts,
    gates: () => gates,
    situation: (card: Card) => situation(card, { gates, traps: { should: 1 } }),
    asked: (choice) => asked.push(choice.prompt.id),
  })

beforeEach(() => {
  gates = []
  asked = []
})

test('a card keeps its question for the whole sitting, and no other card is asked the same', () => {
  const sitting = asking([about('a'), about('b')])
  sitting.enter('trap')
  sitting.enter('evidence')
  sitting.enter('trap')
  expect([sitting.of('trap')?.prompt.id, sitting.of('evidence')?.prompt.id]).toEqual(['a', 'b'])
  expect(asked).toEqual(['a', 'b'])
})

test('three times another one, and then no more', () => {
  const sitting = asking(['a', 'b', 'c', 'd', 'e'].map((id) => about(id)))
  sitting.enter('trap')
  for (let swap = 0; swap < 4; swap++) sitting.swap('trap')
  expect([sitting.of('trap')?.prompt.id, sitting.swapsLeft]).toEqual(['d', 0])
})

test('where nothing else fits the question stays, and says so until another card', () => {
  const sitting = asking([about('a')])
  sitting.enter('trap')
  sitting.swap('trap')
  expect([sitting.of('trap')?.prompt.id, sitting.exhausted]).toEqual(['a', true])
  sitting.enter('trap')
  expect(sitting.exhausted).toBe(false)
})

test('a question about a trap goes at once when it just hurts, and one for everybody comes', () => {
  const sitting = asking([about('about-should', ['should']), about('for-all')])
  sitting.enter('friend')
  expect(sitting.of('friend')?.prompt.id).toBe('about-should')
  gates = ['just_hurts']
  expect(sitting.of('friend')).toBeNull()
  sitting.enter('friend')
  expect(sitting.of('friend')?.prompt.id).toBe('for-all')
})

test.each(['passive', 'fair_concern'] as const)(
  'with %s what questions the thought goes, whatever it is about',
  (gate) => {
    const sitting = asking([about('a')])
    sitting.enter('trap')
    gates = [gate]
    expect(sitting.of('trap')).toBeNull()
  },
)

test('in a crisis there is no question at all', () => {
  gates = ['crisis']
  const sitting = asking([about('a'), about('b')])
  sitting.enter('trap')
  expect([sitting.of('trap'), asked]).toEqual([null, []])
})
