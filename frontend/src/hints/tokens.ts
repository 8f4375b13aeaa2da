/**
 * Text to tokens and n-grams, the same here and in `tools/hints/text.py`; `tests/hints/vectors.json` holds both to it.
 */

/** A word, number or mark, and where it stands in the text. */
export interface Token {
  word: string
  start: number
  end: number
}

/** A feature of a text, and the tokens it covers. */
export interface Gram {
  name: string
  first: number
  last: number
}

// What a phone's keyboard puts inside a word: "don't" and "dont" are one word.
const JOINERS = new Set("'’‘`´\u00ad\u200b\u200d\ufe0f")
const TOKEN = /[a-z0-9_]+|[?!]/g
const REPEATED = /(.)\1{2,}/g
const NUMBER = /^[0-9]+$/

/** The character in small ASCII letters, nothing for a joiner, a space for what is no letter, "_" for a foreign one. */
function plain(character: string): string {
  if (JOINERS.has(character)) return ''
  if (character === '_') return ' '
  const kept = character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^!-~]/g, '')
  if (kept) return kept
  if (/\p{M}/u.test(character)) return ''
  return /\p{L}/u.test(character) ? '_' : ' '
}

/** Words, numbers (all "0") and the marks ? and !, in their order. */
export function tokensOf(text: string): Token[] {
  let line = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const kept = plain(character)
    for (let i = 0; i < kept.length; i++) places.push(at)
    line += kept
    at += character.length
  }
  return [...line.matchAll(TOKEN)].map(({ 0: found, index }) => ({
    word: NUMBER.test(found) ? '0' : found.replace(REPEATED, '$1$1'),
    start: places[index]!,
    end: places[index + found.length - 1]! + 1,
  }))
}

/** Every feature: one to three words, two words around a third, and pieces of a word for misspellings. */
export function gramsOf(words: readonly string[]): Gram[] {
  return [...sequences(words), ...gaps(words), ...pieces(words)]
}

function sequences(words: readonly string[]): Gram[] {
  const marked = ['^', ...words, '$']
  const found: Gram[] = []
  for (let length = 1; length <= 3; length++) {
    for (let start = 0; start + length <= marked.length; start++) {
      if (length === 1 && (start === 0 || start === marked.length - 1)) continue
      const name = marked.slice(start, start + length).join(' ')
      found.push({ name, first: Math.max(0, start - 1), last: Math.min(words.length - 1, start + length - 2) })
    }
  }
  return found
}

function gaps(words: readonly string[]): Gram[] {
  return words.slice(2).map((word, i) => ({ name: `${words[i]} * ${word}`, first: i, last: i + 2 }))
}

function pieces(words: readonly string[]): Gram[] {
  return words.flatMap((word, i) => {
    const whole = `<${word}>`
    const found: Gram[] = []
    for (const length of [4, 5]) {
      for (let start = 0; start + length <= whole.length; start++) {
        found.push({ name: `#${whole.slice(start, start + length)}`, first: i, last: i })
      }
    }
    return found
  })
}

/** FNV-1a of an ASCII name, cut to so many bits. */
export function bucketOf(name: string, bits: number): number {
  let value = 0x811c9dc5
  for (let i = 0; i < name.length; i++) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193)
  return ((value ^ (value >>> 16)) & ((1 << bits) - 1)) >>> 0
}
