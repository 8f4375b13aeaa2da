import type { Doc, Mood, RecordView } from '../../store'
import { words } from '../../words'

/** What a record is called on the timeline. */
export function titleOf({ type, doc }: Pick<RecordView, 'type' | 'doc'>): string {
  const { keep, kinds, moods, timeline } = words
  if (type === 'win') return keep.win.kinds[doc.kind as keyof typeof keep.win.kinds] ?? kinds.win
  if (type === 'knockback') return timeline.knockback.title(doc.company as string | undefined)
  if (type === 'interview') return timeline.interview(doc.company as string | undefined)
  if (type === 'check_in') return moods[doc.mood as Mood] ?? timeline.note
  return kinds[type as keyof typeof kinds]
}

/** The job, how far it had got, how the news came and whether it was the right job: as much as is known. */
export function knockbackAbout({ role, stage, told_by, fit }: Doc): string {
  const { stages, told, fits } = words.timeline.knockback
  return [
    role,
    stages[stage as keyof typeof stages],
    told[told_by as keyof typeof told],
    fits[fit as keyof typeof fits],
  ]
    .filter(Boolean)
    .join(' · ')
}

/** How much it stings (0 to 100), in words. */
export function stingOf(sting: number): string {
  const { stings } = words.timeline.knockback
  return stings[Math.min(stings.length - 1, Math.floor((sting * stings.length) / 100))]!
}
