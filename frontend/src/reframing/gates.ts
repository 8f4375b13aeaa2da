import type { Card, Gate, Prompt, Range, Situation } from './types'

/** Whatever is asked above these boxes questions the thought. */
const doubting: readonly Card[] = ['trap', 'evidence']

/** Whether a question takes the thought itself to task: where it stands, for a trap or for where it puts the blame. */
const doubts = ({ applies_to: { traps = [], blame = [] } }: Prompt, card: Card): boolean =>
  doubting.includes(card) || traps.length + blame.length > 0

/**
 * Whether something silences a question. Packs can be imported, so what matters most does not depend on what a pack
 * says of itself: explicit words of crisis silence everything until *Carry on*; passive ones, a possible unfair
 * treatment and "It just hurts" silence every question that doubts the thought.
 */
export function isGated(prompt: Prompt, card: Card, gates: readonly Gate[]): boolean {
  if (gates.length === 0) return false
  return gates.includes('crisis') || doubts(prompt, card) || prompt.never.some((gate) => gates.includes(gate))
}

/** Whether everything that a question asks of the moment is known and holds. */
export function applies({ applies_to: wants }: Prompt, now: Situation): boolean {
  return (
    overlaps(wants.traps, now.traps) &&
    overlaps(wants.blame, now.blame) &&
    (wants.moods === undefined || (now.mood !== null && wants.moods.includes(now.mood))) &&
    isWithin(wants.hours_since, now.hoursSinceNews, false) &&
    isWithin(wants.severity, now.severity, true) &&
    (wants.has_feedback === undefined || wants.has_feedback === now.hasFeedback) &&
    (wants.recurring_theme === undefined || wants.recurring_theme === now.recurringTheme)
  )
}

function overlaps(wanted: readonly string[] | undefined, known: Partial<Record<string, number>>): boolean {
  return wanted === undefined || wanted.some((name) => (known[name] ?? 0) > 0)
}

function isWithin(range: Range | undefined, value: number | null, withEnd: boolean): boolean {
  if (range === undefined) return true
  if (value === null) return false
  const { from = -Infinity, to = Infinity } = range
  return value >= from && (withEnd ? value <= to : value < to)
}
