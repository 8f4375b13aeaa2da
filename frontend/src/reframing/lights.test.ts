import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openHints } from '../hints/hints'
import { askFor, lightsOf, type Ask, type Lights } from './lights'

const content = new URL('../../../backend/onwards/content/hints/', import.meta.url)
const json = (name: string) => JSON.parse(readFileSync(new URL(name, content), 'utf-8'))
const hints = await openHints(
  async () => ({ meta: json('model.json'), numbers: new Uint8Array(readFileSync(new URL('model.bin', content))) }),
  json('lexicons.json'),
)

const thought = 'I bet that other girl got it because she dressed better.'
const lit = (fair: string, situation = '') =>
  lightsOf({ fair, thought, situation }, hints.lightsOf(fair, thought).quality)
const all = (on: Partial<Lights> = {}): Lights => ({
  kind: true,
  lesson: true,
  specific: true,
  action: true,
  grounded: true,
  readable: true,
  own: true,
  ...on,
})

test('the answer of the article is kind, and is asked for one fact and one step', () => {
  const lights = lit('It wasn’t meant to be, something better is out there.')
  expect(lights).toMatchObject({ kind: true, lesson: false, specific: false, action: false, own: true })
  expect(askFor(lights, [])).toBe('fact_and_step')
})

test('with a lesson and a step everything is lit and nothing is asked', () => {
  const lights = lit(
    'I do not know why they chose her. At Fairhaven I used the booking story in every answer, so on Monday I will write down two more from the clinic.',
  )
  expect(lights).toEqual(all())
  expect(askFor(lights, [])).toBeNull()
})

test('an attack is not kind, and that is asked about first', () => {
  const lights = lit('She is a fake cow and I hope she fails.')
  expect(lights.kind).toBe(false)
  expect(askFor(lights, [])).toBe('kind')
})

test('a word for always that the thought did not have is not grounded', () => {
  expect(lit('I will always be fine, I will ring the agency on Monday.').grounded).toBe(false)
  const own = lightsOf(
    { fair: 'I never said that I can ring them on Monday.', thought: 'I never get it.', situation: '' },
    hints.lightsOf('I never said that I can ring them on Monday.', thought).quality,
  )
  expect(own.grounded).toBe(true)
})

test('numbers, days and words of what happened make it specific', () => {
  expect(lit('On Monday I will ring 3 agencies.').specific).toBe(true)
  const lights = lightsOf(
    {
      fair: 'The budget question threw me, the rest of the panel was fine.',
      thought,
      situation: 'The panel asked a budget question.',
    },
    { kind: 1 },
  )
  expect(lights.specific).toBe(true)
})

test('more than 45 words, or a very long sentence, is hard to read', () => {
  expect(lit('It was one day. '.repeat(12)).readable).toBe(false)
  expect(lit(`It was one day ${'and one more '.repeat(8)}`).readable).toBe(false)
  expect(lit('It was one day. I can try again.').readable).toBe(true)
})

test('the thought itself, said again, is a copy; in other words it is not', () => {
  expect(lit('I bet that OTHER girl got it, because she dressed better').own).toBe(false)
  expect(lit('I don’t know why they chose her.').own).toBe(true)
})

test.each(['Ich weiß nicht, warum sie genommen wurde, aber ich rufe morgen an.', '🙃🙃', 'لا أعرف لماذا اختاروها'])(
  'about %s the lights say only what can be counted',
  (fair) => {
    const lights = lit(fair)
    expect(lights).toMatchObject({ kind: null, lesson: null, specific: null, action: null, grounded: null })
    expect(lights.readable).toBe(true)
    expect(askFor(lights, [])).toBeNull()
  },
)

test('one thing is asked for at a time, in the order kind, lesson, specific, action', () => {
  const none = all({ kind: false, lesson: false, specific: false, action: false })
  expect(askFor(none, [])).toBe('kind')
  expect(askFor({ ...none, kind: true }, ['kind'])).toBe('lesson')
  expect(askFor(all({ specific: false, action: false }), [])).toBe('specific')
  expect(askFor(all({ action: false }), [])).toBe('action')
})

test('what was asked for stays until it is there', () => {
  expect(askFor(all({ lesson: false, action: false }), ['lesson'])).toBe('lesson')
})

test('two asks at most', () => {
  expect(askFor(all({ action: false }), ['kind', 'lesson'])).toBeNull()
})

test('who was asked for a fact and a step is left alone once both are there', () => {
  const asked: Ask[] = ['fact_and_step']
  expect(askFor(all({ lesson: false, action: false }), asked)).toBe('fact_and_step')
  expect(askFor(all({ lesson: false }), asked)).toBeNull()
})

test('a light that only counts is never asked about', () => {
  expect(askFor(all({ grounded: false, readable: false, own: false }), [])).toBeNull()
})
