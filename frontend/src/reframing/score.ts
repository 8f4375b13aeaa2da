import { stageFit } from './stages'
import type { Choice, Prompt, Reason, Situation, Stage } from './types'

/**
 * Trap match + 0.6 blame match + 0.4 stage fit + 0.3 theme + 0.3 own helpfulness + weight - 0.5 cooldown - 0.2 same
 * trap as last time. Rounded at each term, so that equal scores are equal on every engine.
 */
export function rate(prompt: Prompt, now: Situation, stages: readonly Stage[]): Choice {
  const reasons = [...ofTraps(prompt, now), ...ofBlame(prompt, now), ...ofRest(prompt, now, stages)]
    .map((reason) => ({ ...reason, points: rounded(reason.points) }))
    .filter(({ points }) => points !== 0)
  return { prompt, reasons, score: rounded(reasons.reduce((sum, { points }) => sum + points, 0)) }
}

/** The best first; equal ones by id. */
export function byScore(a: Choice, b: Choice): number {
  if (a.score !== b.score) return b.score - a.score
  return a.prompt.id < b.prompt.id ? -1 : Number(a.prompt.id > b.prompt.id)
}

function ofTraps({ applies_to: { traps = [] } }: Prompt, { traps: known, memory }: Situation): Reason[] {
  const trap = strongest(traps, known)
  if (trap === null) return []
  const found: Reason = { kind: 'trap', trap, points: share(known[trap]) }
  return trap === memory.lastTrap ? [found, { kind: 'same_trap', trap, points: -0.2 }] : [found]
}

function ofBlame({ applies_to: { blame: wanted = [] } }: Prompt, { blame: known }: Situation): Reason[] {
  const blame = strongest(wanted, known)
  return blame === null ? [] : [{ kind: 'blame', blame, points: 0.6 * share(known[blame]) }]
}

function ofRest(prompt: Prompt, { recurringTheme, memory }: Situation, stages: readonly Stage[]): Reason[] {
  const themed = prompt.applies_to.recurring_theme === true && recurringTheme === true
  return [
    { kind: 'stage', stage: prompt.stage, points: 0.4 * stageFit(prompt.stage, stages) },
    { kind: 'theme', points: themed ? 0.3 : 0 },
    { kind: 'helped', points: 0.3 * between(-1, 1, memory.helped[prompt.id]) },
    { kind: 'weight', points: prompt.weight },
    { kind: 'cooldown', points: -0.5 * stillCooling(prompt, memory.askedHoursAgo[prompt.id]) },
  ]
}

/** 1 just after it was asked, evenly down to 0 at the end of its cooldown. */
function stillCooling({ cooldown_hours: hours }: Prompt, ago: number | undefined): number {
  return ago === undefined || hours === 0 ? 0 : share(1 - ago / hours)
}

/** The likeliest of those that a question is about; equal ones by name. */
function strongest<Name extends string>(names: readonly Name[], known: Partial<Record<Name, number>>): Name | null {
  const found = names.filter((name) => share(known[name]) > 0).sort()
  return found.reduce<Name | null>(
    (best, name) => (best && share(known[best]) >= share(known[name]) ? best : name),
    null,
  )
}

const between = (low: number, high: number, value = 0): number =>
  Number.isNaN(value) ? low : Math.min(high, Math.max(low, value))

const share = (value: number | undefined): number => between(0, 1, value)

const rounded = (points: number): number => Math.round(points * 1e6) / 1e6
