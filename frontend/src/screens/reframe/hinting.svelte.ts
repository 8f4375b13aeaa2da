import type { Hints, ReplyHints, ThoughtHints } from '../../hints/hints'

/** So long nothing was typed, in milliseconds. */
const pause = 400
/** The model was taught by short texts; the beginning of a long one will do, and takes no time that anybody notices. */
const READ = 2_000

/** The hints, fetched when first wanted; null when they cannot be had now. */
async function hintsNow(): Promise<Hints | null> {
  try {
    const { loadedHints } = await import('../../hints/loaded')
    return await loadedHints()
  } catch {
    return null
  }
}

/** What may be so about a text, worked out at a pause in typing and never while a key is down. */
export class Hinting<T> {
  /** Null until there is something to say. */
  found = $state.raw<T | null>(null)
  /** It has been worked out at least once, or cannot be. */
  known = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  constructor(private readonly ask: (hints: Hints) => T | null) {}

  /** The text changed: looks at it when nothing more is typed for a while, or at once. */
  look(at: 'once' | 'pause'): void {
    clearTimeout(this.#timer)
    const turn = ++this.#turn
    const read = async () => {
      const hints = await hintsNow()
      if (turn !== this.#turn) return
      this.found = hints && this.ask(hints)
      this.known = true
    }
    if (at === 'once') void read()
    else this.#timer = setTimeout(() => void read(), pause)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }
}

/** Hints about a thought. */
export const thoughtHints =
  (thought: () => string) =>
  (hints: Hints): ThoughtHints | null =>
    thought().trim() ? hints.hintsFor(thought().slice(0, READ)) : null

/** A fairer thought as it was looked at, and its qualities, 0 to 1 each; none of a text that is not understood. */
export interface FairHints {
  fair: string
  thought: string
  quality: Record<string, number>
}

export const fairHints =
  (fair: () => string, thought: () => string) =>
  (hints: Hints): FairHints | null => {
    const texts = { fair: fair().slice(0, READ), thought: thought().slice(0, READ) }
    return texts.fair.trim() ? { ...texts, quality: hints.lightsOf(texts.fair, texts.thought).quality } : null
  }

/** How an answer to somebody reads. */
export const replyHints =
  (reply: () => string) =>
  (hints: Hints): ReplyHints | null =>
    reply().trim() ? hints.toneOf(reply().slice(0, READ)) : null
