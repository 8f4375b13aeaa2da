import type { Hints } from '../../hints/hints'
import { Live } from '../../live.svelte'
import { session } from '../../session.svelte'
import type { RecordView } from '../../store'
import { all } from '../lessons/lessons'
import { Hinting } from '../reframe/hinting.svelte'
import { isAway } from './naming'
import { guessable, recurs, suggestedIn, themesIn, type Guess, type Theme } from './themes'

/** The model was taught by short texts; the beginning of a long line will do. */
const READ = 2_000

/** Suggestions that were turned down on this device. */
const declined = 'themes/declined'

/** Where the name of a theme waits until it is added. */
export const typedName = 'themes/name'

/** What keeps coming up in feedback, and what may. Make it while a component is being made. */
export class Recurring {
  readonly #found: Live<{ items: RecordView[]; own: RecordView[]; knockbacks: Map<string, RecordView> }>
  readonly #hinting = new Hinting((hints) => this.#guess(hints))
  readonly #read = new Map<string, readonly Guess[]>()
  #declined = $state.raw<readonly string[]>([])

  constructor() {
    this.#found = new Live(async () => {
      const [items, own, knockbacks] = await Promise.all([all('feedback_item'), all('theme'), all('knockback')])
      return { items, own, knockbacks: new Map(knockbacks.map((view) => [view.id, view])) }
    })
    void session.diary.memory.get<string[]>(declined).then((slugs) => (this.#declined = slugs ?? []))
    $effect(() => {
      if (this.#found.value) this.#hinting.look('once')
    })
    $effect(() => () => this.#hinting.stop())
  }

  /** Undefined until they are known. */
  get items(): RecordView[] | undefined {
    return this.#found.value?.items
  }

  /** Whether there is anything to suggest is known. */
  get looked(): boolean {
    return this.#hinting.known
  }

  /** The person's own words for themes. */
  get own(): RecordView[] {
    return this.#found.value?.own ?? []
  }

  /** Every theme that has a line. */
  readonly all = $derived.by((): Theme[] => {
    const found = this.#found.value
    return found ? themesIn(found.items, found.knockbacks) : []
  })

  /** What keeps coming up. */
  readonly themes = $derived(this.all.filter((theme) => recurs(theme) && !isAway(theme.slug, this.own)))

  /** What may, if the person says so. */
  readonly suggested = $derived.by((): Theme[] => {
    const [found, guesses] = [this.#found.value, this.#hinting.found]
    if (!found || !guesses) return []
    const away = found.own.filter(({ doc }) => doc.archived).map(({ doc }) => String(doc.slug))
    return suggestedIn(found.items, found.knockbacks, guesses, new Set([...away, ...this.#declined]))
  })

  /** Not suggested any more on this device; answers with the way back. */
  async decline(slug: string): Promise<() => Promise<void>> {
    const before = this.#declined
    await this.#keep([...before, slug])
    return () => this.#keep(before)
  }

  async #keep(slugs: readonly string[]): Promise<void> {
    await session.diary.memory.set(declined, slugs)
    this.#declined = slugs
  }

  #guess(hints: Hints): ReadonlyMap<string, readonly Guess[]> {
    const lines = (this.items ?? []).filter(guessable)
    return new Map(lines.map(({ id, doc }) => [id, this.#about(hints, String(doc.quote ?? ''))]))
  }

  /** Each line is read once. */
  #about(hints: Hints, quote: string): readonly Guess[] {
    const read = this.#read.get(quote) ?? hints.themesOf(quote.slice(0, READ)).flags
    if (hints.whole) this.#read.set(quote, read)
    return read
  }
}
