import type { Change, Doc } from '../../store'

export type LessonState = 'open' | 'trying' | 'learned' | 'parked'

export const lessonState = (doc: Doc): LessonState => (doc.state as LessonState | undefined) ?? 'open'

export const timesTried = (doc: Doc): number => (doc.times_tried as number | undefined) ?? 0

/** A lesson tried once more. An open one that was tried is being tried. */
export const tried = (doc: Doc): Change => ({
  set: { times_tried: timesTried(doc) + 1, ...(lessonState(doc) === 'open' ? { state: 'trying' } : {}) },
})
