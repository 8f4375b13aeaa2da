import { expect, test } from 'vitest'
import content from 'content/tone_pairs.json'
import { chance, oneOf } from '../../reframing/chance.testing'
import { accepted, kinderText, marksOf } from './kinder'

test.each([
  ['Thank you', 'Thank you for this opportunity.'],
  ['Thank you.', 'Thank you for this opportunity.'],
  ['I get it', 'I completely understand'],
  ['Wow, your loss', 'I’m sorry it wasn’t me this time, and I wish you well'],
  ['wow your loss!', 'I’m sorry it wasn’t me this time, and I wish you well!'],
])('%s becomes %s, and stays so', (text, kinder) => {
  expect(kinderText(text)).toBe(kinder)
  expect(kinderText(kinder)).toBe(kinder)
})

test('each phrase says how it may read', () => {
  const [mark, ...others] = marksOf('Hello. Wow, your loss. Bye')

  expect(mark).toMatchObject({ phrase: 'Wow, your loss', pair: { tone: 'cold' }, from: 7, to: 21 })
  expect(mark!.pair.reads).not.toBe('')
  expect(others).toEqual([])
})

test.each([
  'Thank you for the interview.',
  'Thank you, Priya, that helps.',
  'Thank you so much for your time.',
  'I am sorry for your loss.',
  'Please tell me when I get it.',
  'I get it wrong now and then.',
  'I don’t bother with small talk.',
  'An interesting choice of question.',
  'I knew. It was you.',
  'I deserve to say that.',
  'You wrote “your loss” in your e-mail.',
  'Nobody said "I get it." to me.',
])('%s stays as it is', (text) => {
  expect(marksOf(text)).toEqual([])
})

test.each([
  ['Hello Priya,\nThank you\nSam', 'Hello Priya,\nThank you for this opportunity.\nSam'],
  ['Hello, but I get it, really', 'Hello, but I completely understand, really'],
  ['OBVIOUSLY you chose well.', 'As I see it you chose well.'],
  ['It was, obviously, a waste of my time.', 'It was, as I see it, a lot of work on my side.'],
  ['You should have told me.', 'I’d have been glad if you had told me.'],
  ['I wasn’t told. Why didn’t you pick me?', 'I wasn’t told. What would have made me your first choice?'],
])('%j becomes %j', (text, kinder) => {
  expect(kinderText(text)).toBe(kinder)
})

test('one is taken without the others', () => {
  const text = 'I get it. Wow, your loss.'
  const [first, second] = marksOf(text)

  expect(accepted(text, first!)).toBe('I completely understand. Wow, your loss.')
  expect(accepted(text, second!)).toBe('I get it. I’m sorry it wasn’t me this time, and I wish you well.')
})

/** Phrases, other words, every sort of joint, as they may come. */
function anyText(next: () => number): string {
  const words = ['Priya', 'for', 'the', 'you', 'I', 'so', 'role', 'to', 'Straße', '🙃', 'قالوا', 'thank', 'get', 'loss']
  const joints = [' ', ' ', ' ', ', ', '. ', '! ', '?\n', '\n\n', '\n', ' – ', '… ']
  const pieces = Array.from({ length: Math.ceil(next() * 14) }, () => {
    const piece = next() < 0.5 ? oneOf(next, content.pairs).phrase : oneOf(next, words)
    return (next() < 0.2 ? piece.toUpperCase() : piece) + oneOf(next, joints)
  })
  return pieces.join('')
}

/** Fails unless `kinder` is the text with nothing else in the place of what was marked. */
function expectRestToStay(text: string, kinder: string): void {
  let [at, rest] = [0, kinder]
  for (const mark of marksOf(text)) {
    const kept = text.slice(at, mark.from) + mark.kinder
    expect(rest.slice(0, kept.length)).toBe(kept)
    rest = rest.slice(kept.length)
    at = mark.to
  }
  expect(rest).toBe(text.slice(at))
}

test('whatever the text, twice is as once, and every character that was not offered stays', () => {
  let offered = 0
  for (let seed = 1; seed <= 3000; seed++) {
    const text = anyText(chance(seed))
    const marks = marksOf(text)
    const kinder = kinderText(text)

    expect(marksOf(kinder)).toEqual([])
    expect(kinderText(kinder)).toBe(kinder)
    expectRestToStay(text, marks.reduceRight(accepted, text))
    offered += marks.length
  }
  expect(offered).toBeGreaterThan(3000)
})

test('one by one comes to an end too, and leaves nothing to offer', () => {
  for (let seed = 1; seed <= 500; seed++) {
    let text = anyText(chance(seed))
    for (let mark = marksOf(text)[0]; mark; mark = marksOf(text)[0]) text = accepted(text, mark)

    expect(kinderText(text)).toBe(text)
  }
})
