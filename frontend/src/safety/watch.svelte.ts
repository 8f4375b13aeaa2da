import type { CrisisLevel } from '../hints/crisis'
import { loadedHints } from '../hints/loaded'
import { session } from '../session.svelte'
import { carryOver, dismiss, dismissedAt, isCovered, recall } from './dismissals.svelte'
import { nothing, Reader, type Reading } from './reading'

/** What is listened to. */
export interface Watched {
  /** The record's id; before there is one, a name that begins with `new-`. */
  record: string
  text: string
}

/** So long nothing was typed, in milliseconds. */
export const pause = 600

/**
 * Listens to a text for words of crisis, on this device: at once, and again at each pause in typing. It holds up
 * nothing, tells nobody, and never throws. Make it while a component is being made.
 */
export class Watch {
  #reading = $state.raw<Reading>(nothing)
  /** The card that stands: 0 none or waved away, 1 the calm one, 2 the crisis card. */
  readonly level: CrisisLevel = $derived.by(() => {
    const { record } = this.watched()
    return isCovered(this.#reading, dismissedAt(record)) ? 0 : this.#reading.level
  })
  /** Prompts and questions may show: no crisis card stands in front of them. */
  readonly carriedOn = $derived(this.level < 2)
  /** The text is in a language that nothing here listens to: help has to be found without us. */
  readonly foreign = $derived(this.#reading.foreign)
  #reader: Reader | undefined
  #turn = 0

  constructor(private readonly watched: () => Watched) {
    let first = true
    let before: string | undefined
    $effect(() => {
      const { record, text } = this.watched()
      if (before && before !== record) void carryOver(before, record)
      before = record
      const timer = setTimeout(() => void this.look(), first || !text ? 0 : pause)
      first = false
      return () => clearTimeout(timer)
    })
    $effect(() => () => void (this.#turn += 1))
  }

  /** Reads the text as it is now. */
  async look(): Promise<void> {
    const turn = ++this.#turn
    const { record, text } = this.watched()
    if (!text.trim()) return void (this.#reading = nothing)
    const [hints] = await Promise.all([loadedHints(), recall(record)])
    if (this.#reader?.hints !== hints) this.#reader = new Reader(hints)
    const found = await this.#reader.read(text, session.diary.name, () => turn !== this.#turn)
    if (found && turn === this.#turn) this.#reading = found
  }

  /** Waves the card away: it stays away from this record until something darker, or something new, is written. */
  dismiss(): Promise<void> {
    return dismiss(this.watched().record, this.#reading)
  }
}
