import type { CrisisLevel } from '../hints/crisis'
import type { ThoughtHints } from '../hints/hints'
import { memoryAt, type Remembered } from './remembered'
import type { Blame, Card, Gate, Situation } from './types'

/** What the screen knows when a question is wanted. */
export interface Known {
  hints: ThoughtHints | null
  /** The card above a text that nobody has carried on from: 0 none, 1 the calm one, 2 the crisis card. */
  level: CrisisLevel
  /** Explicit words of crisis stood here, whether or not anybody has carried on. */
  grave: boolean
  justHurts: boolean
  /** The traps that were chosen. */
  traps: readonly string[]
  intensity: number | null
  /** The latest check-in's. */
  mood: number | null
  /** When the news came, in milliseconds since the epoch. */
  news: number | null
  /** Something keeps coming up in feedback. */
  recurringTheme: boolean
  remembered: Remembered
  now: number
}

const hour = 60 * 60 * 1000

/** Everything that silences questions now. */
export function gatesOf({
  hints,
  level,
  grave,
  justHurts,
}: Pick<Known, 'hints' | 'level' | 'grave' | 'justHurts'>): Gate[] {
  const gates: Gate[] = []
  if (level === 2) gates.push('crisis')
  if (level === 1 || grave) gates.push('passive')
  if (hints?.fairConcern) gates.push('fair_concern')
  if (justHurts) gates.push('just_hurts')
  return gates
}

/** The same as a question is chosen by. Hints that say nothing are no knowledge. */
export function situationOf(card: Card, known: Known): Situation {
  const { hints, traps, news, now } = known
  const spoken = hints !== null && hints.distorted > 0
  return {
    card,
    asked: true,
    gates: gatesOf(known),
    traps: {
      ...Object.fromEntries((hints?.flags ?? []).map(({ id, p }) => [id, p])),
      ...Object.fromEntries(traps.map((id) => [id, 1])),
    },
    blame: spoken ? blameOf(hints) : {},
    intensity: known.intensity,
    severity: spoken ? hints.severity : null,
    mood: known.mood,
    hoursSinceNews: news === null ? null : (now - news) / hour,
    hasFeedback: null,
    recurringTheme: known.recurringTheme,
    memory: memoryAt(known.remembered, now),
  }
}

/** Whom a thought blames, if it is likelier than nobody. */
function blameOf({ blame }: ThoughtHints): Partial<Record<Blame, number>> {
  const [[most, p]] = Object.entries(blame).sort(([, a], [, b]) => b - a) as [[string, number]]
  return most === 'none' ? {} : { [most]: p }
}
