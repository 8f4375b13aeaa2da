/** The most reasons there may be. */
export const causesMost = 12

/** The most a reason may hold, in characters. */
export const labelLimit = 200

/** Who or what had a hand in it. */
export type Locus = 'me' | 'them' | 'process' | 'market' | 'fit' | 'luck'

export interface Cause {
  label: string
  locus: Locus
  /** A whole number; those of all causes add up to 100. */
  share: number
  changeable: boolean
}

const WHOLE = 100

/** How many other causes come before one's own. */
const OTHERS_FIRST = 2

const isMine = (cause: Cause): boolean => cause.locus === 'me'

/** Whether one's own part may be added: two others stand there already. */
export const mayAddMine = (causes: readonly Cause[]): boolean =>
  causes.filter((cause) => !isMine(cause)).length >= OTHERS_FIRST

/** One's own part last, everything else in the order it came. */
export const inOrder = (causes: readonly Cause[]): Cause[] => [
  ...causes.filter((cause) => !isMine(cause)),
  ...causes.filter(isMine),
]

/** Only what is one's own and can change becomes a lesson. */
export const lessonsIn = (causes: readonly Cause[]): Cause[] =>
  causes.filter((cause) => isMine(cause) && cause.changeable && cause.share > 0)

/** Adds a cause with nothing yet to its name; the first takes all. One's own comes last, and not before two others. */
export function addCause(causes: readonly Cause[], cause: Omit<Cause, 'share'>): Cause[] {
  if (cause.locus === 'me' && !mayAddMine(causes)) return sound(causes)
  return sound([...causes, { ...cause, share: 0 }])
}

/** Takes a cause away and gives its share to the others, as they stand to each other. */
export const removeCause = (causes: readonly Cause[], at: number): Cause[] =>
  sound(inOrder(causes).filter((_, place) => place !== at))

/** Sets one share; the others make room or fill up, as they stand to each other. `at` counts in the order shown. */
export function setShare(causes: readonly Cause[], at: number, share: number): Cause[] {
  const now = sound(causes)
  if (now[at] === undefined) return now
  const wanted = now.length === 1 ? WHOLE : Math.round(clamped(share))
  const others = now.filter((_, place) => place !== at).map((cause) => cause.share)
  const shares = apportion(others, WHOLE - wanted)
  shares.splice(at, 0, wanted)
  return withShares(now, shares)
}

/** Stored records may hold anything; this gives them back in order and adding up, unchanged if they did already. */
export function sound(causes: readonly Cause[]): Cause[] {
  const ordered = inOrder(causes)
  return withShares(
    ordered,
    apportion(
      ordered.map((cause) => clamped(cause.share)),
      WHOLE,
    ),
  )
}

const withShares = (causes: readonly Cause[], shares: readonly number[]): Cause[] =>
  causes.map((cause, place) => ({ ...cause, share: shares[place] ?? 0 }))

const clamped = (share: number): number => (Number.isNaN(share) ? 0 : Math.min(WHOLE, Math.max(0, share)))

/** Whole numbers in proportion to the weights that add up to the total; all weights nought count alike. */
function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (sum === 0 ? total / weights.length : (weight * total) / sum))
  const whole = exact.map(Math.floor)
  const missing = total - whole.reduce((all, part) => all + part, 0)
  // What rounding down left over goes to those that lost most by it, the first one first.
  exact
    .map((part, place) => ({ place, lost: part - Math.floor(part) }))
    .sort((a, b) => b.lost - a.lost || a.place - b.place)
    .slice(0, weights.length === 0 ? 0 : missing)
    .forEach(({ place }) => (whole[place] = (whole[place] ?? 0) + 1))
  return whole
}
