import type { Choice, Memory } from './types'

/** How often a trap was chosen, and how often it was suggested in vain. */
interface Told {
  yes: number
  no: number
}

/** What this device has learnt of its person. It never leaves the device. */
export interface Remembered {
  /** When a question was last asked, in milliseconds since the epoch, by its id. */
  asked: Record<string, number>
  /** 1 it helped, -1 it did not, by its id. */
  helped: Record<string, number>
  lastTrap: string | null
  traps: Record<string, Told>
}

/** Something that may be so, and how likely. */
interface Guess {
  id: string
  p: number
}

const hour = 60 * 60 * 1000
/** No cooldown is longer. */
const longest = 8760 * hour
const PRIOR = 2
/** Suggested in vain so often that it had better not be suggested. */
const ENOUGH = 0.4

export const nothingYet: Remembered = { asked: {}, helped: {}, lastTrap: null, traps: {} }

export function withAsked(known: Remembered, { prompt, reasons }: Choice, now: number): Remembered {
  const trap = reasons.flatMap((reason) => (reason.kind === 'trap' ? reason.trap : []))[0]
  const recent = Object.entries(known.asked).filter(([, at]) => now - at < longest)
  return {
    ...known,
    asked: { ...Object.fromEntries(recent), [prompt.id]: now },
    lastTrap: trap ?? known.lastTrap,
  }
}

/** Said again, it is taken back. */
export function withHelped(known: Remembered, id: string, helped: 1 | -1): Remembered {
  const { [id]: before, ...others } = known.helped
  return { ...known, helped: before === helped ? others : { ...others, [id]: helped } }
}

/** A person chose among what was suggested; their choice counts, whatever it is. */
export function withChoice(known: Remembered, suggested: readonly string[], chosen: readonly string[]): Remembered {
  const traps = { ...known.traps }
  const add = (id: string, told: keyof Told) => {
    const before = traps[id] ?? { yes: 0, no: 0 }
    traps[id] = { ...before, [told]: before[told] + 1 }
  }
  for (const id of chosen) add(id, 'yes')
  for (const id of suggested) if (!chosen.includes(id)) add(id, 'no')
  return { ...known, traps }
}

const trust = (known: Remembered, id: string): number => {
  const { yes, no } = known.traps[id] ?? { yes: 0, no: 0 }
  return (yes + PRIOR) / (yes + no + PRIOR)
}

/** What may be so in the light of earlier choices, the likeliest first; equal ones by name. */
export function ranked<One extends Guess>(guesses: readonly One[], known: Remembered): One[] {
  return [...guesses].sort(
    (a, b) => b.p * trust(known, b.id) - a.p * trust(known, a.id) || Number(a.id > b.id) - Number(a.id < b.id),
  )
}

/** The same without what was suggested in vain too often. */
export const suggested = <One extends Guess>(guesses: readonly One[], known: Remembered): One[] =>
  ranked(guesses, known).filter(({ id }) => trust(known, id) >= ENOUGH)

/** As a question is chosen by it. */
export const memoryAt = (known: Remembered, now: number): Memory => ({
  askedHoursAgo: Object.fromEntries(Object.entries(known.asked).map(([id, at]) => [id, (now - at) / hour])),
  helped: known.helped,
  lastTrap: known.lastTrap,
})
