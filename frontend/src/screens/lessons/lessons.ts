import { session } from '../../session.svelte'
import type { RecordView, Saved } from '../../store'
import { lessonState, type LessonState } from '../detail/tried'

/** What is being tried first, what is put aside last. */
const order: readonly LessonState[] = ['trying', 'open', 'learned', 'parked']

/** All of a kind that are not in the bin, the newest first. */
export const all = async (kind: string): Promise<RecordView[]> =>
  (await session.diary.timeline({ kinds: [kind], limit: Infinity })).items

/** Each lesson in the group of its state, in the order given; groups with none are left out. */
export const grouped = <One extends Pick<RecordView, 'doc'>>(lessons: readonly One[]): [LessonState, One[]][] =>
  order
    .map((state): [LessonState, One[]] => [state, lessons.filter(({ doc }) => lessonState(doc) === state)])
    .filter(([, some]) => some.length > 0)

/** A win made of a lesson, in its words. Throws `NotSaved`. */
export function winOf({ id, doc }: Pick<RecordView, 'id' | 'doc'>): Promise<Saved> {
  const text = doc.text ?? doc.then_do
  return session.diary.create('win', { ...(text ? { text } : {}), kind: 'skill', lesson: id })
}
