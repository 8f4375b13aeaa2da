import type { Flag, Hints } from '../../hints/hints'
import type { RecordView } from '../../store'
import { guessable } from '../../reframing/themes'

/** The model was taught by short texts; the beginning of a long line will do. */
const READ = 2_000

/** What lines of feedback may be about, by their id. Each is read once. */
export class Guessing {
  readonly #read = new Map<string, readonly Flag[]>()

  of(hints: Hints, items: readonly RecordView[]): ReadonlyMap<string, readonly Flag[]> {
    const lines = items.filter(guessable)
    return new Map(lines.map(({ id, doc }) => [id, this.#about(hints, String(doc.quote ?? ''))]))
  }

  #about(hints: Hints, quote: string): readonly Flag[] {
    const read = this.#read.get(quote) ?? hints.themesOf(quote.slice(0, READ)).flags
    if (hints.whole) this.#read.set(quote, read)
    return read
  }
}
