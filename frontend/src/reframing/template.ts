/** A word of a text, lower case and with straight apostrophes, and where it stands. */
export interface Word {
  word: string
  from: number
  to: number
}

/** One place of a template: one of several rows of words, of which one may be empty, or a gap. */
type Place = readonly (readonly string[])[] | 'gap'

export type Template = readonly Place[]

/** How many words a gap may hold. */
const GAP = 4

const WORD = /[\p{L}\p{N}]+(?:['’‐‑-][\p{L}\p{N}]+)*/gu

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    word: found.toLowerCase().replaceAll('’', "'").replace(/[‐‑]/g, '-'),
    from: index,
    to: index + found.length,
  }))
}

/** Reads a template: words in a row; `[a|b c]` is one of them, `[a|]` may be missing; `*` is up to four words. */
export function readTemplate(template: string): Template {
  return (template.match(/\[[^\]]*\]|[^\s[]+/g) ?? []).map((part): Place => {
    if (part === '*') return 'gap'
    if (!part.startsWith('[')) return [[part]]
    return part
      .slice(1, -1)
      .split('|')
      .map((row) => row.split(' ').filter(Boolean))
  })
}

/** The words a template may begin with; null if that can be any. */
export function firstWords(template: Template): Set<string> | null {
  const words = new Set<string>()
  for (const place of template) {
    if (place === 'gap') return null
    for (const [first] of place) if (first !== undefined) words.add(first)
    if (place.every((row) => row.length > 0)) return words
  }
  return null
}

/** Where among the words a template ends that begins at `at`, as long as it can be; null if it does not fit there. */
export function endOf(template: Template, words: readonly Word[], at: number, place = 0): number | null {
  const wanted = template[place]
  if (wanted === undefined) return at
  const starts = wanted === 'gap' ? afterGap(words, at) : afterRows(wanted, words, at)
  return starts.reduce<number | null>((longest, start) => {
    const end = endOf(template, words, start, place + 1)
    return end !== null && (longest === null || end > longest) ? end : longest
  }, null)
}

function afterGap(words: readonly Word[], at: number): number[] {
  return Array.from({ length: Math.min(GAP, words.length - at) + 1 }, (_, skipped) => at + skipped)
}

function afterRows(rows: readonly (readonly string[])[], words: readonly Word[], at: number): number[] {
  const fits = (row: readonly string[]) => row.every((word, place) => words[at + place]?.word === word)
  return rows.filter(fits).map((row) => at + row.length)
}
