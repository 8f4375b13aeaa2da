import { expect, test } from 'vitest'
import { isLong, mailto } from './mailto'

const mail = { to: 'priya@example.com', subject: 'Thank you', body: 'Hello,\n\nWhat did I do well?' }

/** What a mail app reads out of it. */
function read(link: string | null) {
  const { protocol, pathname, searchParams, hash } = new URL(link!.replaceAll('+', '%2B'))
  return {
    protocol,
    to: decodeURIComponent(pathname),
    names: [...searchParams.keys()],
    hash,
    ...Object.fromEntries(searchParams),
  }
}

test('the mail app gets whom, what about and every word', () => {
  expect(mailto(mail)).toBe(
    'mailto:priya@example.com?subject=Thank%20you&body=Hello%2C%0D%0A%0D%0AWhat%20did%20I%20do%20well%3F',
  )
})

test('without an address the mail app asks for one', () => {
  expect(mailto({ ...mail, to: '  ' })).toMatch(/^mailto:\?subject=/)
})

test.each([
  'priya@example.com\r\nBcc: all@example.com',
  'priya@example.com\nSubject: x',
  'priya@example.com?bcc=all@example.com',
  'priya@example.com&bcc=all@example.com',
  'priya@example.com,all@example.com',
  'priya@example.com;all@example.com',
  'priya@example.com%0D%0ABcc:all@example.com',
  'priya@example.com%2Call@example.com',
  'Priya <priya@example.com>',
  'priya@example.com\u0000',
  'priya@example.com\u202emoc',
  'priya@@example.com',
  'priya',
  '@example.com',
  'priya@example',
  `${'p'.repeat(250)}@example.com`,
])('%j is refused', (to) => {
  expect(mailto({ ...mail, to })).toBeNull()
})

test.each(['o.k+jobs@example.co.uk', 'jörg@bücher.example', '_x-1@a-b.example'])('%s is a good address', (to) => {
  expect(read(mailto({ ...mail, to }))).toMatchObject({ protocol: 'mailto:', to, names: ['subject', 'body'] })
})

test('nothing in the subject or the text becomes a header, and the text stays as it is', () => {
  const body = "a&bcc=x@y.zz #?=%0A+\r\nBcc: all@example.com\n🙃 قالوا “q” '(*)!"
  const link = mailto({ ...mail, subject: 'One\r\nBcc: all@example.com\u2028&cc=x', body })

  expect(read(link)).toEqual({
    protocol: 'mailto:',
    to: 'priya@example.com',
    names: ['subject', 'body'],
    hash: '',
    subject: 'One Bcc: all@example.com &cc=x',
    body: body.replace(/\r?\n/g, '\r\n'),
  })
  expect(link).not.toMatch(/[\s"'<>]/)
})

test('half a character does not stop it', () => {
  expect(read(mailto({ ...mail, body: 'a\ud83d' }))).toMatchObject({ body: 'a\ufffd' })
})

test('a long one says so', () => {
  expect(isLong(mailto(mail)!)).toBe(false)
  expect(isLong(mailto({ ...mail, body: 'word '.repeat(500) })!)).toBe(true)
})
