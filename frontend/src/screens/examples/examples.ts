import type { Doc, RecordView } from '../../store'

/** A question that may come, and the example that answers it. */
export interface Answer {
  question: string
  story: string | null
}

type Some = Pick<RecordView, 'doc'>

/** As often told in one interview, a story wears thin. */
const often = 3

export const answersOf = (doc: Doc): readonly Answer[] => (doc.answers as Answer[] | undefined) ?? []

/** The stories that answer too many questions of one interview, with how many. */
export function worn(doc: Doc): [story: string, times: number][] {
  const times = new Map<string, number>()
  for (const { story } of answersOf(doc)) if (story) times.set(story, (times.get(story) ?? 0) + 1)
  return [...times].filter(([, count]) => count >= often)
}

/** The interviews that an example is planned for. */
export const usesOf = <One extends Some>(story: string, interviews: readonly One[]): One[] =>
  interviews.filter(({ doc }) => answersOf(doc).some((answer) => answer.story === story))

/** The answers with one of them changed. */
export const withAnswer = (answers: readonly Answer[], at: number, change: Partial<Answer>): Answer[] =>
  answers.map((answer, place) => (place === at ? { ...answer, ...change } : answer))

/** The answers without one of them. */
export const without = (answers: readonly Answer[], at: number): Answer[] => answers.filter((_, place) => place !== at)
