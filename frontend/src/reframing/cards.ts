import type { Card } from './types'

export type Mode = 'quick' | 'full'

/** A card of the flow, by what it is about. */
export type Step = 'facts' | 'thought' | 'trap' | 'evidence' | 'shares' | 'friend' | 'fair_thought' | 'after'

const cardsOf: Readonly<Record<Mode, readonly Step[]>> = {
  quick: ['thought', 'trap', 'fair_thought'],
  full: ['facts', 'thought', 'trap', 'evidence', 'shares', 'friend', 'fair_thought', 'after'],
}

/** They take a thought to task. Somebody who wrote that they want to die is not asked for evidence. */
const doubting: readonly Step[] = ['trap', 'evidence', 'shares']

/** Where each feeling is asked for: before the thought is worked on, and once it has been. */
const strengthAt: Readonly<Record<Mode, { before: Step; after: Step }>> = {
  quick: { before: 'trap', after: 'fair_thought' },
  full: { before: 'thought', after: 'after' },
}

/** How many cards there are. */
export const countOf = (mode: Mode): number => cardsOf[mode].length

/** The place of a card that a record names, whatever number it holds. */
export const placed = (mode: Mode, step: unknown): number =>
  typeof step === 'number' && step > 0 ? Math.min(Math.floor(step), countOf(mode) - 1) : 0

export const cardAt = (mode: Mode, step: number): Step => cardsOf[mode][placed(mode, step)]!

/** Where the same card stands among the eight. */
export const inFull = (step: number): number => cardsOf.full.indexOf(cardAt('quick', step))

export const asksStrength = (mode: Mode, card: Step, when: 'before' | 'after'): boolean =>
  strengthAt[mode][when] === card

/** The cards that come on screen, of a grave thought only those that do not doubt it. */
export const cardsFor = (mode: Mode, grave: boolean): readonly Step[] =>
  cardsOf[mode].filter((card) => !grave || !doubting.includes(card))

/** The card that a step leads to: that one, or the next that comes on screen. */
export const shownAt = (mode: Mode, step: number, grave: boolean): Step =>
  cardsOf[mode].slice(placed(mode, step)).find((card) => cardsFor(mode, grave).includes(card))!

/** Where a step leads to among the cards that come on screen, counted from one, and how many those are. */
export function progress(mode: Mode, step: unknown, grave: boolean): [at: number, count: number] {
  const cards = cardsFor(mode, grave)
  return [cards.indexOf(shownAt(mode, placed(mode, step), grave)) + 1, cards.length]
}

/** The step of the next card that comes on screen, or of the one before; none at the end. */
export function beside(mode: Mode, card: Step, by: 1 | -1, grave: boolean): number | undefined {
  const here = cardsOf[mode].indexOf(card)
  const steps = cardsFor(mode, grave).map((other) => cardsOf[mode].indexOf(other))
  return by === 1 ? steps.find((step) => step > here) : steps.filter((step) => step < here).at(-1)
}

/** The box that a card's question stands above. */
export const boxOf = (card: Step): Card => (card === 'after' ? 'next_step' : card)
