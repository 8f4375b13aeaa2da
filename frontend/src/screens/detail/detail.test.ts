import { beforeAll, describe, expect, it } from 'vitest'
import { loadRestOfWords, loadWords } from '../../words'
import { fieldOf, reasonOf } from './refusal'
import { textLimit } from '../../store'
import { joined } from './versions'
import { daysLeft, movedTo, placeOf } from './moment'

beforeAll(async () => {
  await loadWords()
  await loadRestOfWords('person')
})

describe('keeping both versions of a text', () => {
  it('puts one below the other', () => expect(joined('It stung.\n', 'They rang.')).toBe('It stung.\n\nThey rang.'))
  it('keeps the longer one when it holds the other', () => {
    expect(joined('It stung. They rang.', 'They rang. ')).toBe('It stung. They rang.')
    expect(joined('', 'They rang.')).toBe('They rang.')
  })
  it('is not offered when one box cannot hold them', () => {
    expect(joined('a'.repeat(textLimit - 4), 'bbbb')).toBeNull()
  })
})

describe('a refused change', () => {
  const invalid = (pointer: string) => ({ code: 'invalid', errors: [{ pointer, detail: 'Too long.' }] })

  it('names its field and what the server said of it', () => {
    expect(reasonOf(invalid('/set/note'))).toBe('Note: Too long.')
    expect(fieldOf(invalid('/add/feelings/3'))).toBe('feelings')
  })
  it('says so without a field it knows', () => {
    expect(reasonOf(invalid('/set/new_thing'))).toBe('Something in it is outside what the server can keep.')
  })
  it('is told in plain words, whatever the code', () => {
    expect(reasonOf({ code: 'edited-since', errors: [] })).toContain('wasn’t deleted')
    expect(reasonOf({ code: 'something-new', errors: [] })).toBe('The server couldn’t take it.')
  })
})

describe('a moment', () => {
  const at = '2026-11-24T09:00:00.000+05:30'

  it('names a zone by its place', () => {
    expect(placeOf('America/Argentina/Buenos_Aires', at)).toBe('Buenos Aires')
    expect(placeOf('UTC', at)).toBe('UTC')
  })
  it('names a zone that does not exist by the offset, which is the truth of it', () => {
    expect(placeOf('Mars/Base', at)).toBe('UTC+05:30')
    expect(placeOf('Mars/Base', '2026-11-24T09:00:00.000Z')).toBe('UTC')
  })
  it('moves within its zone, and by its own offset where there is no such zone', () => {
    expect(movedTo('2026-07-01T10:15', 'Europe/London', at)).toBe('2026-07-01T10:15:00.000+01:00')
    expect(movedTo('2026-07-01T10:15', 'Mars/Base', at)).toBe('2026-07-01T10:15:00+05:30')
  })
  it('counts the days a record stays in the bin', () => {
    const now = Date.parse('2026-11-24T12:00:00Z')
    expect(daysLeft('2026-11-24T11:59:00Z', now)).toBe(30)
    expect(daysLeft('2026-10-26T11:59:00Z', now)).toBe(1)
    expect(daysLeft('2026-01-01T00:00:00Z', now)).toBe(1)
  })
})
