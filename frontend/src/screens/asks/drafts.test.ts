import { expect, test } from 'vitest'
import content from 'content/asks.json'
import { chance, oneOf } from '../../reframing/chance.testing'
import { checksOf } from './checks'
import { channels, draftFor, filled, type Names, type Turn } from './drafts'
import { marksOf } from './kinder'

const turns: Turn[] = ['ask', 'nudge']
const all = channels.flatMap((channel) => turns.map((turn) => ({ channel, turn })))
const some = [
  '',
  '   ',
  undefined,
  'Priya',
  'Fairhaven & Sons [UK]',
  '{role}',
  '$& $1',
  'Óscar\r\nBcc: all@example.com',
]

test('an e-mail says whom and what it is about', () => {
  const { subject, body } = draftFor('email', 'ask', { to_name: 'Priya', company: 'Fairhaven', role: 'receptionist' })

  expect(subject).toBe('Thank you, and one question about the receptionist role')
  expect(body).toContain('Hello Priya,\n\nThank you for letting me know about the receptionist role')
  expect(body).toContain('could you tell me what I did well and what I need to work on?')
  expect(body).toContain('learning about Fairhaven')
})

test('without a name nobody sees where it would have stood', () => {
  const { subject, body } = draftFor('email', 'ask', {})

  expect(subject).toBe('Thank you, and one question')
  expect(body).toMatch(/^Hello,\n\nThank you for letting me know, and for the time you gave me\./)
  expect(body).toContain('learning about your team')
})

test('whichever names are missing there is no hole, and the others stand as they are', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const next = chance(seed)
    const names: Names = { to_name: oneOf(next, some), company: oneOf(next, some), role: oneOf(next, some) }
    const { channel, turn } = oneOf(next, all)
    const { subject, body } = draftFor(channel, turn, names)
    const given = Object.values(names).map((name) => (name ?? '').replace(/\s+/g, ' ').trim())
    const rest = given.filter(Boolean).reduce((text, name) => text.replaceAll(name, 'NAME'), `${subject}\n${body}`)

    expect(rest).not.toMatch(/[[\]{}|]| {2}| [,.?!]|undefined|null|,,|Bcc:.*\n/)
    expect(subject).not.toMatch(/[\r\n]/)
  }
})

test('a part with two names wants them both', () => {
  expect(filled('A[ {to_name} of {company}| {to_name}|].', { to_name: 'Jo' })).toBe('A Jo.')
  expect(filled('A[ {to_name} of {company}| {to_name}|].', { to_name: 'Jo', company: 'X' })).toBe('A Jo of X.')
  expect(filled('A[ {to_name}].', {})).toBe('A.')
})

test.each(all)('the $turn by $channel is kind and holds all that it is good to hold', ({ channel, turn }) => {
  const { subject, body } = draftFor(channel, turn, {})

  expect(marksOf(`${subject}\n${body}`)).toEqual([])
  expect(checksOf(body, null)).toEqual({ thanks: true, understanding: true, question: true, future: true, kind: true })
})

test('there is one of each and no other', () => {
  expect(content.drafts.map(({ channel, turn }) => `${channel} ${turn}`).sort()).toEqual(
    all.map(({ channel, turn }) => `${channel} ${turn}`).sort(),
  )
})
