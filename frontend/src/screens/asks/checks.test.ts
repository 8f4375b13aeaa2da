import { expect, test } from 'vitest'
import type { ReplyHints } from '../../hints/hints'
import { checksOf, readsAngry, type Check } from './checks'

const hints = (tone: Record<string, number>, elements: Record<string, number> = {}): ReplyHints => ({
  tone,
  elements,
  spans: [],
  crisis: { level: 0, p: 0, said: false },
})

test.each<[Check, string]>([
  ['thanks', 'I really appreciate your time.'],
  ['understanding', 'I understand your decision.'],
  ['question', 'Is there anything I could improve?'],
  ['future', 'Please keep me in mind.'],
])('%s is seen in "%s"', (check, text) => {
  expect(checksOf(text, null)[check]).toBe(true)
  expect(checksOf('Good morning.', null)[check]).toBe(false)
})

test.each(['Tell me what I need to work on.', 'At least tell me why I did so well?', 'How are you?'])(
  '"%s" is no genuine question',
  (text) => {
    expect(checksOf(text, null).question).toBe(false)
  },
)

test('sarcasm and arguing put out the light for kindness, by a phrase or as a whole', () => {
  expect(checksOf('So much for a fair chance.', null).kind).toBe(false)
  expect(checksOf('I see it differently.', hints({ cold: 0.5, angry: 0.2 })).kind).toBe(false)
  expect(checksOf('I get it.', null).kind).toBe(true)
  expect(checksOf(' ', null).kind).toBe(false)
})

test('what is said in other words is seen by the model when it is sure', () => {
  expect(checksOf('That was good of you.', hints({}, { thanks: 0.9 })).thanks).toBe(true)
  expect(checksOf('That was good of you.', hints({}, { thanks: 0.6 })).thanks).toBe(false)
})

test('an angry draft is worth a night’s sleep, a cold one is not yet', () => {
  expect(readsAngry('This is a joke.', null)).toBe(true)
  expect(readsAngry('Nobody there knows what they do.', hints({ angry: 0.8 }))).toBe(true)
  expect(readsAngry('Wow, your loss.', null)).toBe(false)
})
