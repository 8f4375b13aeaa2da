import type { CrisisLevel } from '../hints/crisis'
import type { Hints } from '../hints/hints'
import { bucketOf, tokensOf } from '../hints/tokens'
import { sentencesOf } from '../reframing/sentences'

/** Part of a text that gave reason for a card: a digest of it and of its beginnings, from which nothing can be read. */
export interface Passage {
  level: CrisisLevel
  digests: number[]
}

/** What a text gives reason to show: 0 nothing, 1 the calm card, 2 the crisis card. */
export interface Reading {
  level: CrisisLevel
  passages: Passage[]
  /** The text is in a language that nothing here listens to. */
  foreign: boolean
}

export const nothing: Reading = { level: 0, passages: [], foreign: false }

// One dark sentence among others is lost in them, so each is read alone; a breathless one is read in parts.
const LONGEST = 24
const PART = 16
const STEP = 8
// The hints were taught by short texts. In a long one every sentence may be wrong, so a doubtful one alone is not enough.
const SHORT = 2
const SURE = 0.5
const BITS = 30
// So long the screen may stand still, in milliseconds.
const TURN = 8

interface Piece {
  text: string
  /** In doubt it counts. */
  doubtful: boolean
}

/** Reads texts; what it found in a sentence is kept for as long as the sentence stands. */
export class Reader {
  #known = new Map<string, CrisisLevel>()

  constructor(readonly hints: Hints) {}

  /** Lets the screen go on in between. Without `doubt` a text has to be plainly dark to count. Digests hold for one `salt`. Null when `stop` says so. */
  async read(text: string, salt: string, stop: () => boolean, doubt = true): Promise<Reading | null> {
    const known = new Map<string, CrisisLevel>()
    const passages: Passage[] = []
    let since = performance.now()
    for (const piece of piecesOf(text, doubt)) {
      if (performance.now() - since > TURN) {
        await new Promise((resolve) => setTimeout(resolve))
        if (stop()) return null
        since = performance.now()
      }
      const key = `${Number(piece.doubtful)}${piece.text}`
      const level = this.#known.get(key) ?? this.#levelOf(piece)
      known.set(key, level)
      if (level) passages.push({ level, digests: digestsOf(piece.text, salt) })
    }
    this.#known = known
    const level = Math.max(0, ...passages.map((passage) => passage.level)) as CrisisLevel
    return { level, passages, foreign: !this.hints.understands(text) }
  }

  #levelOf({ text, doubtful }: Piece): CrisisLevel {
    const { level, p, said } = this.hints.crisisOf(text)
    return level === 2 || said || doubtful || p >= SURE ? level : 0
  }
}

function piecesOf(text: string, doubt: boolean): Piece[] {
  const sentences = sentencesOf(text)
  const short = doubt && sentences.length <= SHORT
  const whole = short && sentences.length > 1 ? [{ text, doubtful: true }] : []
  return [...whole, ...sentences.flatMap((sentence) => partsOf(sentence, short, doubt))]
}

function partsOf(sentence: string, doubtful: boolean, doubt: boolean): Piece[] {
  const words = sentence.split(/\s+/u).filter(Boolean)
  if (words.length <= LONGEST) return [{ text: sentence, doubtful }]
  const starts = Array.from({ length: Math.ceil((words.length - STEP) / STEP) }, (_, i) => i * STEP)
  return starts.map((start) => ({ text: words.slice(start, start + PART).join(' '), doubtful: doubt }))
}

/** A digest of the first word, of the first two, and so on: a passage that only went on is known by its beginning. */
function digestsOf(text: string, salt: string): number[] {
  let so = salt
  const words = tokensOf(text).map(({ word }) => word)
  return words.map((word) => bucketOf((so += ` ${word}`), BITS))
}
