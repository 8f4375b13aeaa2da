import type { Doc } from '../../store'

/** One answer to whether a job was right; `question` is a slug. */
export interface Answer {
  question: string
  answer: string
}

/** The answers of a knockback, in the order they stand there. */
export const answersOf = (doc: Doc): readonly Answer[] => (doc.fit_answers as Answer[] | null | undefined) ?? []

/** What was answered to a question. */
export const answerTo = (doc: Doc, question: string): string =>
  answersOf(doc).find((one) => one.question === question)?.answer ?? ''

/** The answers with another one to a question; an empty one takes it away, and every other stands as it was. */
export function withAnswer(answers: readonly Answer[], question: string, answer: string): Answer[] | null {
  const next = answers.some((one) => one.question === question)
    ? answers.map((one) => (one.question === question ? { question, answer } : one))
    : [...answers, { question, answer }]
  const kept = next.filter((one) => one.question !== question || one.answer)
  return kept.length ? kept : null
}
