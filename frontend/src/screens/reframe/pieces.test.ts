import { expect, test } from 'vitest'
import { inPieces, quoted } from './pieces'

const text = 'I always mess it up, and I will never get a job.'

test('a text without marks is one piece, and none is none', () => {
  expect(inPieces(text, [])).toEqual([{ words: text, marked: false }])
  expect(inPieces('', [{ start: 0, end: 3 }])).toEqual([])
})

test('the pieces joined are the text, whatever the marks are', () => {
  const spans = [
    { start: 30, end: 999 },
    { start: 2, end: 8 },
    { start: 5, end: 13 },
    { start: 9, end: 9 },
  ]
  const pieces = inPieces(text, spans)
  expect(pieces.map(({ words }) => words).join('')).toBe(text)
  expect(pieces.filter(({ marked }) => marked).map(({ words }) => words)).toEqual(['always', ' mess', text.slice(30)])
})

test('the words of several stretches are quoted apart', () => {
  expect(
    quoted(text, [
      { start: 2, end: 8 },
      { start: 32, end: 37 },
    ]),
  ).toBe('always … never')
  expect(quoted(text, [])).toBe('')
})
