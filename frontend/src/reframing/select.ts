import { applies, isGated } from './gates'
import { byScore, rate } from './score'
import { stagesFor } from './stages'
import type { Choice, Prompt, Situation } from './types'

/** How often *Another question* may be taken in one sitting. */
export const SWAPS = 3

/** One sitting: what has been asked in it, so that nothing is asked twice, and how often another was wanted. */
export interface Sitting {
  readonly asked: readonly string[]
  readonly swaps: number
}

export const newSitting: Sitting = { asked: [], swaps: 0 }

/** A question, null when there is none to ask, and the sitting after it. */
export interface Asked {
  choice: Choice | null
  sitting: Sitting
}

/** Every question that may be asked now, the best first, each with the reasons for its place. */
export function candidates(prompts: readonly Prompt[], now: Situation): Choice[] {
  const stages = stagesFor(now)
  return prompts
    .filter((prompt) => prompt.cards.includes(now.card) && stages.includes(prompt.stage))
    .filter((prompt) => !isGated(prompt, now.card, now.gates) && applies(prompt, now))
    .map((prompt) => rate(prompt, now, stages))
    .sort(byScore)
}

/** The question for a card. The same situation and sitting always give the same one. */
export function select(prompts: readonly Prompt[], now: Situation, sitting: Sitting = newSitting): Asked {
  const choice = candidates(prompts, now).find(({ prompt }) => !sitting.asked.includes(prompt.id)) ?? null
  return { choice, sitting: choice ? { ...sitting, asked: [...sitting.asked, choice.prompt.id] } : sitting }
}

/** Another question for the same card. None when three were swapped already, or nothing is left to ask. */
export function another(prompts: readonly Prompt[], now: Situation, sitting: Sitting): Asked {
  if (sitting.swaps >= SWAPS) return { choice: null, sitting }
  const next = select(prompts, now, sitting)
  return next.choice ? { ...next, sitting: { ...next.sitting, swaps: sitting.swaps + 1 } } : next
}
