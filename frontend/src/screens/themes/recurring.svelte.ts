import { Live } from '../../live.svelte'
import { session } from '../../session.svelte'
import type { RecordView } from '../../store'
import { all } from '../lessons/lessons'
import { Hinting } from '../reframe/hinting.svelte'
import { Guessing } from './guessing'
import { byId, showing, suggestedIn, themesIn, type Knockbacks, type Theme } from '../../reframing/themes'

/** Suggestions that were turned down on this device. */
const declined = 'themes/declined'

/** Where the name of a theme waits until it is added. */
export const typedName = 'themes/name'

/** What keeps coming up in feedback, and what may. Make it while a component is being made. */
export class Recurring {
  readonly #found: Live<{ items: RecordView[]; own: RecordView[]; knockbacks: Knockbacks }>
  readonly #guessing = new Guessing()
  readonly #hinting = new Hinting((hints) => this.#guessing.of(hints, this.items ?? []))
  #declined = $state.raw<readonly string[]>([])

  constructor() {
    this.#found = new Live(async () => {
      const [items, own, knockbacks] = await Promise.all([all('feedback_item'), all('theme'), all('knockback')])
      return { items, own, knockbacks: byId(knockbacks) }
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
  readonly themes = $derived(showing(this.all, this.own))

  /** What may, if the person says so. */
  readonly suggested = $derived.by((): Theme[] => {
    const [found, guesses] = [this.#found.value, this.#hinting.found]
    if (!found || !guesses) return []
    const away = found.own.filter(({ doc }) => doc.archived).map(({ doc }) => String(doc.slug))
    return suggestedIn(found.items, found.knockbacks, guesses, [...away, ...this.#declined])
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
}
