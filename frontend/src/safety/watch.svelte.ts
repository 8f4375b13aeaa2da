import type { CrisisLevel } from '../hints/crisis'
import { loadedHints } from '../hints/loaded'
import { router } from '../router.svelte'
import { session } from '../session.svelte'
import { toast } from '../ui/toast.svelte'
import { words } from '../words'
import { carryOver, dismiss, dismissedAt, isCovered, recall } from './dismissals.svelte'
import { nothing, Reader, type Reading } from './reading'

/** What is listened to. */
export interface Watched {
  /** The record's id; before there is one, a name that begins with `new-`. */
  record: string
  text: string
  /** In doubt the calm card. Not so for what is written once the work is done, or about others. */
  doubt?: boolean
}

const helpNow = '/help-now'

/** So long nothing was typed, in milliseconds. */
export const pause = 600

/** Everything that is listened to on this screen. */
let open: readonly Watch[] = []

/**
 * Listens to a text for words of crisis, on this device: at once, and again at each pause in typing. It holds up
 * nothing, tells nobody, and never throws. Make it while a component is being made.
 */
export class Watch {
  #reading = $state.raw<Reading>(nothing)
  /** The text has been read once: before that, `level` says nothing about it. */
  heard = $state(false)
  /** The card that stands: 0 none or waved away, 1 the calm one, 2 the crisis card. */
  readonly level: CrisisLevel = $derived.by(() => levelOf(this.#reading, this.watched().record))
  /** Prompts and questions may show: no crisis card stands in front of them. */
  readonly carriedOn = $derived(this.level < 2)
  /** The text is in a language that nothing here listens to: help has to be found without us. */
  readonly foreign = $derived(this.#reading.foreign)
  #reader: Reader | undefined
  #turn = 0
  #typing = false

  /** `before` is called just before another card stands, or none does any more. */
  constructor(
    private readonly watched: () => Watched,
    private readonly before: () => void = () => undefined,
  ) {
    $effect(() => {
      open = [...open, this]
      return () => this.#leave()
    })
    let was: Watched | undefined
    $effect(() => {
      const { record, text } = this.watched()
      if (was && text !== was.text) this.#typing = text !== ''
      if (was && was.record !== record) void carryOver(was.record, record)
      was = { record, text }
      const timer = setTimeout(() => void this.look(), this.#typing ? pause : 0)
      return () => clearTimeout(timer)
    })
  }

  /** Reads the text as it is now. */
  async look(): Promise<void> {
    this.#typing = false
    const turn = ++this.#turn
    const watched = this.watched()
    const found = await this.#read(watched, () => turn !== this.#turn)
    if (!found || turn !== this.#turn) return
    if (levelOf(found, watched.record) !== this.level) this.before()
    this.#reading = found
    this.heard = true
  }

  /** Waves the card away: it stays away from this record until something darker, or something new, is written. */
  dismiss(): Promise<void> {
    this.before()
    return dismiss(this.watched().record, this.#reading)
  }

  /** Null when `stop` says that it is no longer needed. */
  async #read({ record, text, doubt }: Watched, stop: () => boolean): Promise<Reading | null> {
    if (!text.trim()) return nothing
    const [hints] = await Promise.all([loadedHints(), recall(record)])
    if (this.#reader?.hints !== hints) this.#reader = new Reader(hints)
    return this.#reader.read(text, session.diary.name, stop, doubt)
  }

  #leave(): void {
    this.#turn += 1
    open = open.filter((other) => other !== this)
    const left = this.watched()
    if (this.#typing) setTimeout(() => void this.#afterwards(left), pause)
  }

  /** Whoever left before the pause is told on the next screen, unless the text is on it too. */
  async #afterwards(left: Watched): Promise<void> {
    const found = await this.#read(left, () => false)
    if (!found || !levelOf(found, left.record)) return
    if (router.place?.row.pattern === helpNow || open.some((other) => saysTheSame(other.watched(), left))) return
    const help = { text: words.checkIn.help, run: () => router.go(helpNow) }
    toast.show({ text: words.safety.calm.title, action: help })
  }
}

/** One text on two screens: the record it was written into may have got its id on the way. */
const saysTheSame = (one: Watched, other: Watched): boolean => one.record === other.record || one.text === other.text

const levelOf = (reading: Reading, record: string): CrisisLevel =>
  isCovered(reading, dismissedAt(record)) ? 0 : reading.level
