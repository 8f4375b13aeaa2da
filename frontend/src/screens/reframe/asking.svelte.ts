import { isGated } from '../../reframing/gates'
import { another, newSitting, select, SWAPS } from '../../reframing/select'
import type { Card, Choice, Gate, Prompt, Situation } from '../../reframing/types'

interface World {
  prompts(): readonly Prompt[]
  situation(card: Card): Situation
  gates(): readonly Gate[]
  /** A question is put for the first time. */
  asked(choice: Choice): void
}

/** The questions of one sitting: each card keeps the one it was given, unless something silences it. */
export class Asking {
  #chosen = $state.raw<Partial<Record<Card, Choice>>>({})
  #sitting = $state.raw(newSitting)
  /** Nothing else fits the card on which another question was last wanted. */
  exhausted = $state(false)

  constructor(private readonly world: World) {}

  get swapsLeft(): number {
    return SWAPS - this.#sitting.swaps
  }

  /** The question above a card's box, null when there is none to ask. */
  of(card: Card): Choice | null {
    const choice = this.#chosen[card]
    return choice && !isGated(choice.prompt, card, this.world.gates()) ? choice : null
  }

  /** Chooses a question for a card that has none. */
  enter(card: Card): void {
    this.exhausted = false
    if (!this.of(card)) this.#take(card, select(this.world.prompts(), this.world.situation(card), this.#sitting))
  }

  /** Swaps it for another one. */
  swap(card: Card): void {
    this.exhausted = !this.#take(card, another(this.world.prompts(), this.world.situation(card), this.#sitting))
  }

  #take(card: Card, { choice, sitting }: ReturnType<typeof select>): boolean {
    if (!choice) return false
    this.#sitting = sitting
    this.#chosen = { ...this.#chosen, [card]: choice }
    this.world.asked(choice)
    return true
  }
}
