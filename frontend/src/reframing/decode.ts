import content from 'content/stock_phrases.json'
import { sentencesOf } from './sentences'
import { endOf, firstWords, readTemplate, wordsOf, type Template, type Word } from './template'

/** Words that employers send to everybody. */
export interface StockPhrase {
  id: string
  /** What it usually means. */
  means: string
}

/** A stock phrase in a sentence; the place counts from the start of that sentence. */
export interface Found {
  phrase: StockPhrase
  from: number
  to: number
}

export interface Decoded {
  /** With the white space around it: all of them joined are the message. */
  text: string
  /** Stock says nothing about the person; specific may. When in doubt it is specific. */
  kind: 'stock' | 'specific'
  found: Found[]
}

interface Known extends StockPhrase {
  claims: string
  template: Template
}

interface Hit {
  phrase: Known
  first: number
  /** The word after the last one. */
  end: number
}

/** Finds what may begin with a word, in the order given: at most words nothing does. */
function byFirstWord<One>(all: readonly One[], templateOf: (one: One) => Template): (word: string) => readonly One[] {
  const anywhere = all.filter((one) => !firstWords(templateOf(one)))
  const firsts = new Set(all.flatMap((one) => [...(firstWords(templateOf(one)) ?? [])]))
  const found = new Map(
    [...firsts].map((word) => [word, all.filter((one) => firstWords(templateOf(one))?.has(word) ?? true)]),
  )
  return (word) => found.get(word) ?? anywhere
}

const known: Known[] = content.phrases.flatMap(({ templates, ...phrase }) =>
  templates.map((template) => ({ ...phrase, template: readTemplate(template) })),
)
const knownFrom = byFirstWord(known, ({ template }) => template)
const specificFrom = byFirstWord(content.specific.map(readTemplate), (template) => template)

/** Splits a pasted message into sentences and tells the form words from what was written for this person. */
export const decode = (message: string): Decoded[] => sentencesOf(message).map(decodeSentence)

function decodeSentence(text: string): Decoded {
  const words = wordsOf(text)
  const hits = hitsIn(words)
  return {
    text,
    kind: hits.some(({ phrase }) => phrase.claims === 'sentence') && !saysMore(words, hits) ? 'stock' : 'specific',
    found: hits.map(({ phrase: { id, means }, first, end }) => ({
      phrase: { id, means },
      from: words[first]?.from ?? 0,
      to: words[end - 1]?.to ?? 0,
    })),
  }
}

/** The phrases in a sentence, left to right; where several begin at a word the longest counts. */
function hitsIn(words: readonly Word[]): Hit[] {
  const hits: Hit[] = []
  for (let first = 0; first < words.length; first += 1) {
    const hit = longestAt(words, first)
    if (!hit) continue
    hits.push(hit)
    first = hit.end - 1
  }
  return hits
}

function longestAt(words: readonly Word[], first: number): Hit | null {
  let longest: Hit | null = null
  for (const phrase of knownFrom(words[first]?.word ?? '')) {
    const end = endOf(phrase.template, words, first) ?? first
    if (end > (longest?.end ?? first)) longest = { phrase, first, end }
  }
  return longest
}

/** Whether there is something of its own between the phrases. A row of words that a phrase holds does not count. */
function saysMore(words: readonly Word[], hits: readonly Hit[]): boolean {
  const isHeld = (first: number, end: number) => hits.some((hit) => first >= hit.first && end <= hit.end)
  return words.some(({ word }, first) =>
    specificFrom(word).some((template) => {
      const end = endOf(template, words, first)
      return end !== null && end > first && !isHeld(first, end)
    }),
  )
}
