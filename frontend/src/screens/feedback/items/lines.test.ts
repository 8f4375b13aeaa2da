import { expect, test } from 'vitest'
import { sentencesOf } from '../../../reframing/sentences'
import { linesIn, noted } from './lines'

const bare = (text: string) => text.replace(/\s+/gu, '')
const quotes = (pieces: readonly string[]) => linesIn(pieces).map(({ quote }) => quote)

const page = `Dear Sam,\r\n\r\nThank you for coming in. You were calm, e.g. when the till
went down. Mr. Okafor liked that.\n\n  - You used the same example twice.\n  - Your answer about the budget was thin!\n\nKind regards\n`

/** Texts of every sort, the same ones each time. */
function* texts(): Generator<string> {
  const parts = ['You were calm', '. ', '\n', '\r\n', '\r', ' ', '!', '“Hm…”', 'قالوا', '🙃', '\t', 'a', '\u00a0', 'É.']
  let seed = 7
  for (let count = 0; count < 400; count += 1) {
    let text = ''
    for (let part = 0; part < count % 23; part += 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      text += parts[(seed >>> 8) % parts.length]
    }
    yield text
  }
}

test('each line noted in a call is one, without the empty ones', () => {
  expect(quotes(noted('Calm under pressure\n\n  good with people \r\nOn time'))).toEqual([
    'Calm under pressure',
    'good with people',
    'On time',
  ])
})

test('a message of five pages is split into its sentences, each word for word', () => {
  const lines = quotes(sentencesOf(page.repeat(40)))
  expect(lines).toHaveLength(40 * 7)
  expect(lines.slice(0, 4)).toEqual([
    'Dear Sam,',
    'Thank you for coming in.',
    'You were calm, e.g. when the till\nwent down.',
    'Mr. Okafor liked that.',
  ])
})

test('nothing but white space is ever cut, whatever is put in', () => {
  for (const text of texts())
    for (const split of [noted, sentencesOf]) {
      expect(split(text).join('')).toBe(text)
      expect(bare(quotes(split(text)).join(''))).toBe(bare(text))
    }
})

test('after each line stands what is still to come, also what was left out', () => {
  const lines = linesIn(noted('One\nTwo\nThree\nFour'), new Set([1]))
  expect(lines).toEqual([
    { quote: 'One', rest: 'Two\nThree\nFour' },
    { quote: 'Three', rest: 'Four' },
    { quote: 'Four', rest: '' },
  ])
})
