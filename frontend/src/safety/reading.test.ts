import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { lexiconsIn, modelIn } from '../../hints/files'
import { openHints } from '../hints/hints'
import { isCovered } from './dismissals.svelte'
import { Reader } from './reading'

const folder = resolve(import.meta.dirname, '../../../backend/onwards/content/hints')
const files = await modelIn(folder)
const hints = await openHints(() => Promise.resolve(files), lexiconsIn(folder))
const silent = await openHints(() => Promise.reject(new Error('offline')), lexiconsIn(folder))

const read = async (text: string, from = hints) => (await new Reader(from).read(text, 'a diary', () => false))!
const levelOf = async (text: string) => (await read(text)).level
const levelAfterwards = async (text: string) =>
  (await new Reader(hints).read(text, 'a diary', () => false, false))!.level
const day = 'We talked about the rota and the team. The tour took an hour. They ring on Thursday. Lunch was good.'

describe('a text', () => {
  it.each([
    ['I want to kill myself.', 2],
    ['Everyone would be better off without me.', 1],
    ['I asked for feedback and they said they would ring on Friday.', 0],
    ['', 0],
    ['🙃🙃🙃', 0],
  ])('"%s" gives reason for card %i', async (text, level) => {
    expect(await levelOf(text)).toBe(level)
  })

  it.each(['This job hunt is killing me.', 'I could murder a pint.', 'It would be career suicide to say that.'])(
    'with a figure of speech gives none for the crisis card: "%s"',
    async (text) => {
      expect(await levelOf(text)).toBeLessThan(2)
    },
  )

  it.each([
    ['It wasn’t meant to be. Something better is out there.', 0],
    ['There’s something better out there for me.', 0],
    ['I have not heard, and I do not know why. I can ring them on Friday at ten.', 0],
    ['Everyone would be better off without me.', 1],
    ['I want to kill myself.', 2],
  ])('written after the work gives reason only when it is plain: "%s"', async (text, level) => {
    expect(await levelAfterwards(text)).toBe(level)
  })

  it('is heard however much is said around it', async () => {
    const many = `${day} `.repeat(20)
    expect(await levelOf(many)).toBe(0)
    expect(await levelOf(`${many}I want to kill myself. ${many}`)).toBe(2)
    expect(await levelOf(`${many}Everyone would be better off without me. ${many}`)).toBe(1)
  })

  it('is heard when it is all one breath', async () => {
    const breathless = day.toLowerCase().replaceAll('.', '')
    expect(await levelOf(`${breathless} and now i want to kill myself ${breathless}`)).toBeGreaterThan(0)
  })

  it('of 20,000 characters lets the screen go on meanwhile', async () => {
    let turns = 0
    const counting = setInterval(() => (turns += 1))
    const found = await read('I was late again and they saw it. '.repeat(590))
    clearInterval(counting)
    expect(found.level).toBe(0)
    expect(turns).toBeGreaterThan(0)
  })

  it('is not read to its end when something else was typed', async () => {
    expect(await new Reader(hints).read('I was late again. '.repeat(1100), '', () => true)).toBeNull()
  })
})

describe('another language', () => {
  const german = 'Ich werde nie wieder eine Stelle finden, und alle anderen sind besser als ich.'

  it.each([hints, silent])('is known as one, with a model and without', async (from) => {
    expect(await read(german, from)).toEqual({ level: 0, passages: [], foreign: true })
    expect((await read('I thought it went well and then they said no to me.', from)).foreign).toBe(false)
  })

  it('is not made of a few letters or pictures', async () => {
    for (const text of ['ok', 'Ugh!!', '🙃', '']) expect((await read(text)).foreign).toBe(false)
  })
})

test('without a model the phrases of the lexicon are heard', async () => {
  expect((await read(`${day} I want to kill myself.`, silent)).level).toBe(2)
})

describe('what was waved away', () => {
  const dismissed = async (text: string) => {
    const { level, passages } = await read(text)
    return { level, passages: passages.map(({ digests }) => digests.at(-1)!) }
  }

  it.each([
    ['the same again', 'I can’t go on like this. Everyone would be better off without me.', true],
    ['more that says nothing', `Everyone would be better off without me. ${day}`, true],
    ['the sentence going on', 'Everyone would be better off without me and that is how it is', true],
    ['something new', 'Everyone would be better off without me. Some nights I hope I don’t wake up again.', false],
    ['something darker', 'Everyone would be better off without me. I want to kill myself.', false],
  ])('stays away for %s', async (_what, text, away) => {
    const before = await dismissed('I can’t go on like this. Everyone would be better off without me.')
    expect(isCovered(await read(text), before)).toBe(away)
  })

  it('comes back when an explicit sentence has gone on for as long again', async () => {
    const before = await dismissed('I want to kill myself')
    expect(isCovered(await read('I want to kill myself really'), before)).toBe(true)
    expect(isCovered(await read('I want to kill myself and I have the pills ready here tonight'), before)).toBe(false)
  })

  it('is known by digests that are numbers, others in another diary', async () => {
    const text = 'Everyone would be better off without me.'
    const { passages } = await read(text)
    const elsewhere = (await new Reader(hints).read(text, 'another diary', () => false))!
    expect(passages[0]!.digests).not.toEqual(elsewhere.passages[0]!.digests)
    expect(passages.flatMap(({ digests }) => digests).every((digest) => Number.isInteger(digest))).toBe(true)
  })
})
