import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lexiconsIn, modelIn } from '../../hints/files.ts'
import { read } from './features.ts'
import { scoresOf } from './heads.ts'
import { openHints } from './hints.ts'
import { readModel, type TaskName } from './model.ts'

interface Vector {
  text: string
  thought: string
  tokens: string[]
  buckets: number[]
  scores: Record<TaskName, Record<string, number>>
}

const root = resolve(import.meta.dirname, '../../..')
const folder = resolve(root, 'backend/onwards/content/hints')
const vectors = JSON.parse(readFileSync(resolve(root, 'tests/hints/vectors.json'), 'utf-8')) as Vector[]
const files = await modelIn(folder)
const model = readModel(files.meta, files.numbers)
const hints = await openHints(() => Promise.resolve(files), lexiconsIn(folder))

describe('the reading of a text', () => {
  it.each(vectors)('finds the tokens and n-grams that training found in "$text"', (vector) => {
    const reading = read(vector.text, model)
    expect(reading.words).toEqual(vector.tokens)
    expect([...reading.buckets.keys()].sort((a, b) => a - b)).toEqual(vector.buckets)
  })

  it.each(vectors)('scores "$text" as training does', (vector) => {
    for (const [task, scores] of Object.entries(vector.scores)) {
      const found = scoresOf(model, task as TaskName, read(vector.text, model), read(vector.thought, model))
      for (const [head, score] of Object.entries(scores)) expect(found.get(head)).toBeCloseTo(score, 3)
    }
  })
})

describe('hints', () => {
  it('say nothing about another language, emoji or nothing', () => {
    const texts = [
      'No me van a llamar nunca, soy un desastre total y lo saben todos.',
      'Ich werde nie wieder eine Stelle finden, alle anderen sind besser als ich.',
      "Ils ont forcément vu que j'étais nul, c'est toujours la même chose.",
      'Nigdy nie znajdę pracy, jestem do niczego.',
      '没有人会要我',
      '😭😭😭',
      '',
    ]
    for (const text of texts) expect(hints.hintsFor(text).flags).toEqual([])
  })

  it('show words that stand in the text', () => {
    const text = 'They’ve all decided I am useless, I could tell from the way she looked at me.'
    const { flags } = hints.hintsFor(text)
    for (const { spans } of flags) {
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(end).toBeGreaterThan(start)
      }
    }
    expect(flags.length).toBeLessThanOrEqual(3)
  })

  it.each([
    ['That other girl got it because she dressed better', 'comparing'],
    ['I bet that other girl got it because she dressed better', 'mind_reading'],
    ["I'm a complete failure", 'labelling'],
    ['It is all my fault, I ruined everything.', 'personalising'],
    ['They probably thought I was too old and laughed about me afterwards', 'mind_reading'],
    ['I should have known that answer', 'should'],
    ['I will never get a job now', 'fortune_telling'],
    ["It's the recruiter's fault I didn't get it", 'blaming'],
  ])('ask about "%s" whether it is %s', (text, trap) => {
    expect(hints.hintsFor(text).flags.map(({ id }) => id)).toContain(trap)
  })

  it.each([
    'The other candidate had more experience than me.',
    "I didn't know the answer to the third question.",
    "I'm gutted I didn't get it.",
    "I don't have a job yet, but I have two interviews next week.",
    'She wore a blue suit and I wore a grey one.',
    'They told me they wanted someone younger.',
  ])('leave "%s" alone', (text) => {
    expect(hints.hintsFor(text).flags).toEqual([])
  })

  it('show no hidden trap', async () => {
    const text = "I'm a total idiot and a waste of space."
    const shown = hints.hintsFor(text).flags.map(({ id }) => id)
    const meta = { ...files.meta, traps: { ...files.meta.traps, hidden: shown } }

    const without = await openHints(() => Promise.resolve({ ...files, meta }), lexiconsIn(folder))

    expect(shown.length).toBeGreaterThan(0)
    for (const { id } of without.hintsFor(text).flags) expect(shown).not.toContain(id)
  })

  it('hear a phrase of the lexicon, whatever the case', () => {
    expect(hints.crisisOf('I WANT TO KILL MYSELF').level).toBe(2)
    expect(hints.crisisOf('they would all be better off without me').level).toBeGreaterThan(0)
    expect(hints.crisisOf('We have decided to recruit internally.').level).toBe(0)
  })

  it('answer a text of any length', () => {
    expect(() => hints.hintsFor('I was late again. '.repeat(2000))).not.toThrow()
  })
})

describe('without a model', () => {
  const broken = [
    () => Promise.reject(new Error('offline')),
    () => Promise.resolve({ ...files, numbers: files.numbers.slice(0, 1000) }),
  ]

  it.each(broken)('nothing is suggested, nothing is thrown, and phrases are still heard', async (load) => {
    const silent = await openHints(load, lexiconsIn(folder))
    expect(silent.hintsFor('They all hate me.').flags).toEqual([])
    expect(silent.toneOf('You are a disgrace.').spans).toEqual([])
    expect(silent.lightsOf('I can ask.', 'I never get anything.').quality).toEqual({})
    expect(silent.themesOf('Too long.').flags).toEqual([])
    expect(silent.crisisOf('I want to kill myself').level).toBe(2)
  })
})
