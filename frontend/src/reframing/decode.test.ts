import content from 'content/stock_phrases.json'
import { expect, test } from 'vitest'
import { chance, oneOf } from './chance.testing'
import { decode } from './decode'

const joined = (message: string) =>
  decode(message)
    .map(({ text }) => text)
    .join('')

test.each(content.phrases.map((phrase) => [phrase.id, phrase] as const))('the phrase %s is known', (id, phrase) => {
  const [only, ...others] = decode(phrase.example)
  expect(others).toEqual([])
  expect(only?.found.map((found) => found.phrase.id)).toContain(id)
  if (phrase.claims === 'sentence') expect(only?.kind).toBe('stock')
})

const MESSAGE = `Dear Sam,

Thank you for taking the time to meet us on Monday. Unfortunately, on this occasion you have not been
successful. We had a very high volume of applications, and other candidates more closely matched our requirements.
Your answer about the budget lacked detail, e.g. on Q3. You came across really well with the team!

We’ll keep your CV on file.
Kind regards,
Dr. A. Jones`

test('form words are told from what was written for this person', () => {
  expect(decode(MESSAGE).map(({ kind, text }) => `${kind}: ${text.trim().slice(0, 24)}`)).toEqual([
    'specific: Dear Sam,',
    'stock: Thank you for taking the',
    'stock: Unfortunately, on this o',
    'stock: We had a very high volum',
    'specific: Your answer about the bu',
    'specific: You came across really w',
    'stock: We’ll keep your CV on fi',
    'stock: Kind regards,',
    'specific: Dr. A. Jones',
  ])
})

test.each([
  'Unfortunately, on this occasion we have decided not to progress your application.',
  'After careful consideration, we have decided not to move forward with your application at this time.',
  'We have now filled this position.',
])('a no in form words is nothing to look at twice: %s', (sentence) => {
  expect(decode(sentence).map(({ kind }) => kind)).toEqual(['stock'])
})

test('each mark stands at the words that led to it and says what they usually mean', () => {
  const text = 'Sadly we had a very strong field, so we’ll keep your details on file.'
  const found = decode(text)[0]?.found ?? []
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(['very strong field', 'keep your details on file'])
  expect(found.map(({ phrase }) => phrase.means)).toEqual([
    'Many good people applied. It ranks nobody.',
    'Said to nearly everyone. Now and then somebody does call.',
  ])
})

test.each([
  'Unfortunately the panel were not convinced by the second half of the talk.',
  'We regret to inform you that your presentation was too long.',
  'After careful consideration, we went with somebody who had run a team of ten.',
  'Other candidates had more experience of SQL, which more closely matches the role.',
  'You were not selected because the portfolio had no mobile work.',
  'We were very impressed with your Kubernetes demo.',
])('a reason stays a reason among form words: %s', (sentence) => {
  expect(decode(sentence).map(({ kind }) => kind)).toEqual(['specific'])
})

test('a sentence that the mail program wrapped stays one', () => {
  const wrapped = 'We will keep your details\non file for six months.\nBest of luck with your search.'
  expect(decode(wrapped).map(({ text }) => text)).toEqual([
    'We will keep your details\non file for six months.\n',
    'Best of luck with your search.',
  ])
})

const PIECES = [
  'on this occasion',
  'Dear Applicant,',
  'keep your details on file',
  'because',
  'your answers',
  'Mr. Smith',
  'e.g.',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '  ',
  '\t',
  '. ',
  '! ',
  '…',
  '?',
  '”',
  '🙂',
  'İ',
  '’',
  'ß',
  '*',
  '[a|b]',
  '3.5',
  'http://x.y/z',
]

test.each(Array.from({ length: 150 }, (_, seed) => seed))(
  'nothing is cut and a second run changes nothing (seed %i)',
  (seed) => {
    const next = chance(seed)
    const message = Array.from({ length: Math.floor(next() * 40) }, () => oneOf(next, PIECES)).join(
      oneOf(next, ['', ' ']),
    )
    const once = decode(message)
    expect(joined(message)).toBe(message)
    expect(decode(joined(message))).toEqual(once)
    // Each sentence by itself is read as it was among the others.
    expect(once.flatMap(({ text }) => decode(text))).toEqual(once)
    for (const { text, found } of once) {
      for (const { from, to } of found) expect(text.slice(from, to)).toBe(text.slice(from, to).trim())
    }
  },
)

test('nothing is nothing, and white space is kept', () => {
  expect(decode('')).toEqual([])
  expect(decode(' \n ')).toEqual([{ text: ' \n ', kind: 'specific', found: [] }])
})

test('a message as long as one may be is read while a person waits', () => {
  const long = 'We had a very high number of candidates for this role and each of them was good. '
    .repeat(620)
    .slice(0, 50_000)
  const started = performance.now()
  expect(decode(long).length).toBeGreaterThan(600)
  expect(performance.now() - started).toBeLessThan(2_000)
})
