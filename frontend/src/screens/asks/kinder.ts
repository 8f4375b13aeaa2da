import content from 'content/tone_pairs.json'
import { wordsOf, type Word } from '../../reframing/template'

/** A phrase that reads colder than it was meant, and a kinder one. */
export interface Pair {
  id: string
  phrase: string
  where: string
  not_before: string[]
  not_after: string[]
  tone: string
  /** How it may read. */
  reads: string
  kinder: string
}

/** A phrase found in a text, from one character to another, and what may stand there instead. */
export interface Mark {
  pair: Pair
  from: number
  to: number
  phrase: string
  kinder: string
}

type Rule = Pair & { words: string[] }

/** The longest first. */
const sorted: readonly Rule[] = content.pairs
  .map((pair) => ({ ...pair, words: wordsOf(pair.phrase).map(({ word }) => word) }))
  .sort((one, other) => other.words.length - one.words.length)

const rules = new Map<string, readonly Rule[]>()
for (const rule of sorted) rules.set(rule.words[0]!, [...(rules.get(rule.words[0]!) ?? []), rule])

/** What lies between two words when a sentence ends there, and when a line does. */
const SENTENCE_ENDS = /[.!?…]|\n\s*\n/u
const LINE_ENDS = /[.!?…\n]/u

/** What may read colder than it was meant, in the order of the text; no two overlap. */
export function marksOf(text: string): Mark[] {
  const words = wordsOf(text)
  const marks: Mark[] = []
  for (let at = 0; at < words.length;) {
    const rule = rules.get(words[at]!.word)?.find((each) => stands(each, text, words, at))
    if (rule) marks.push(markOf(rule, text, words, at))
    at += rule ? rule.words.length : 1
  }
  return marks
}

/** What stands before a word, and before the one that would come after the last. */
const gapBefore = (text: string, words: readonly Word[], at: number): string =>
  text.slice(words[at - 1]?.to ?? 0, words[at]?.from ?? text.length)

/** Whether a phrase stands at this word, and is meant as it is there. */
function stands(rule: Rule, text: string, words: readonly Word[], at: number): boolean {
  const end = at + rule.words.length
  if (!rule.words.every((word, place) => words[at + place]?.word === word)) return false
  if (SENTENCE_ENDS.test(text.slice(words[at]!.from, words[end - 1]!.to))) return false
  const goesOn = (place: number) => !SENTENCE_ENDS.test(gapBefore(text, words, place))
  if (rule.not_before.includes(words[end]?.word ?? '') && goesOn(end)) return false
  if (rule.not_after.includes(words[at - 1]?.word ?? '') && goesOn(at)) return false
  if (isQuoted(text, words[at]!.from, words[end - 1]!.to)) return false
  return rule.where === 'anywhere' || (begins(text, words, at) && begins(text, words, end))
}

/** Whether it tells what somebody else said, in their words. */
const isQuoted = (text: string, from: number, to: number): boolean =>
  /["“«]$/u.test(text.slice(0, from)) && /^[.,!?…]*["”»]/u.test(text.slice(to))

/** Whether a sentence or a line begins at a word, or the text is over. */
const begins = (text: string, words: readonly Word[], at: number): boolean =>
  at === 0 || at === words.length || LINE_ENDS.test(gapBefore(text, words, at))

function markOf(pair: Rule, text: string, words: readonly Word[], at: number): Mark {
  const from = words[at]!.from
  const last = words[at + pair.words.length - 1]!.to
  // A whole sentence brings its own full stop.
  const to = last + (pair.where === 'anywhere' ? 0 : /^[^\S\n]*[.!?…,]*/u.exec(text.slice(last))![0].trimEnd().length)
  const first = at === 0 || SENTENCE_ENDS.test(gapBefore(text, words, at))
  const kinder = first || pair.where === 'whole_sentence' ? capital(pair.kinder) : small(pair.kinder)
  return { pair, from, to, phrase: text.slice(from, to), kinder }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Within a sentence; "I" keeps its capital. */
const small = (text: string): string => (/^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1))

/** The text with the kinder phrase in one place; every other character stays. */
export const accepted = (text: string, { from, to, kinder }: Mark): string =>
  text.slice(0, from) + kinder + text.slice(to)

/** The text with every kinder phrase; also where one makes another stand out. */
export function kinderText(text: string): string {
  const marks = marksOf(text)
  return marks.length ? kinderText(marks.reduceRight(accepted, text)) : text
}
