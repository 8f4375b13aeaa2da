import content from 'content/asks.json'
import type { ReplyHints } from '../../hints/hints'
import { sentencesOf } from '../../reframing/sentences'
import { endOf, firstWords, readTemplate, wordsOf, type Template } from '../../reframing/template'
import { marksOf } from './kinder'

/** What it is good for an ask to hold. */
export type Check = 'thanks' | 'understanding' | 'question' | 'future' | 'kind'

interface Phrase {
  template: Template
  /** Words it may begin with; null for any. */
  first: Set<string> | null
}

const read = (phrases: readonly string[]): Phrase[] =>
  phrases.map(readTemplate).map((template) => ({ template, first: firstWords(template) }))

const phrases = {
  thanks: read(content.checks.thanks),
  understanding: read(content.checks.understanding),
  question: read(content.checks.question),
  future: read(content.checks.future),
}

/** So sure the model has to be where no phrase is known; it is not where it says nothing. */
const SURE = 0.8
/** So sure it has to be that a text is cold or angry before a light goes out. */
const HARSH = 0.6

/** Which of them a text holds; nothing is held back for the want of one. `hints` may not be there. */
export function checksOf(text: string, hints: ReplyHints | null): Record<Check, boolean> {
  const holds = (check: keyof typeof phrases, part = text) => {
    const words = wordsOf(part)
    return phrases[check].some(({ template, first }) =>
      words.some(({ word }, at) => (!first || first.has(word)) && endOf(template, words, at) !== null),
    )
  }
  const likely = (element: string) => (hints?.elements[element] ?? 0) >= SURE
  const asked = sentencesOf(text).filter((sentence) => /\?["'”’)\]]*\s*$/u.test(sentence))
  return {
    thanks: holds('thanks') || likely('thanks'),
    understanding: holds('understanding') || likely('understanding'),
    question: asked.some((sentence) => marksOf(sentence).length === 0 && holds('question', sentence)),
    future: holds('future') || likely('future_interest'),
    kind: text.trim() !== '' && !isCold(text, hints),
  }
}

/** Whether it argues or is sarcastic, by its phrases or as a whole. */
function isCold(text: string, hints: ReplyHints | null): boolean {
  const { cold = 0, angry = 0 } = hints?.tone ?? {}
  return marksOf(text).some(({ pair }) => pair.tone !== 'neutral') || cold + angry >= HARSH
}

/** Whether it may be worth a night's sleep. */
export const readsAngry = (text: string, hints: ReplyHints | null): boolean =>
  marksOf(text).some(({ pair }) => pair.tone === 'angry') || (hints?.tone.angry ?? 0) >= HARSH
