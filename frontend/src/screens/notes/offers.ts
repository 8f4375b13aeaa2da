import type { RecordView } from '../../store'

/** So many wins are offered at once. */
const FEW = 5

type One = Pick<RecordView, 'id' | 'doc'>

/** The latest wins with words of which no note was made yet; newest first, as they are given. */
export function winsToNote<Win extends One>(wins: readonly Win[], notes: readonly One[]): Win[] {
  const noted = new Set(notes.map(({ doc }) => doc.win))
  return wins.filter(({ id, doc }) => typeof doc.text === 'string' && doc.text.trim() && !noted.has(id)).slice(0, FEW)
}
