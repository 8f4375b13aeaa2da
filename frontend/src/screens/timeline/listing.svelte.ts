import { session } from '../../session.svelte'
import type { Key, RecordView } from '../../store'
import { endOf, fromMonth } from './days'

/** How many are read at a time. */
const page = 60

export interface Wanted {
  kind: string | null
  text: string
  /** Begin with this month (`YYYY-MM`) instead of the newest. */
  month: string | null
}

/** The part of the timeline on screen. It grows as it is scrolled and follows the diary. */
export class Listing {
  /** Undefined until the first answer. */
  items = $state.raw<RecordView[]>()
  more = $state(false)
  #next: Key | undefined
  #turn = 0
  #growing = false

  /** Make it while a component is being made. `first` is how many to read at once, `ready` is called with them. */
  constructor(
    private readonly wanted: () => Wanted,
    first = page,
    private readonly ready: () => void = () => undefined,
  ) {
    let start = Math.max(page, first)
    $effect(() => {
      wanted()
      void this.#read(start)
      start = page
      return session.diary.subscribe(() => void this.#read(Math.max(page, this.items?.length ?? 0)))
    })
  }

  /** Reads the next ones. */
  async grow(): Promise<void> {
    if (!this.#next || this.#growing) return
    this.#growing = true
    const turn = this.#turn
    const { items, next } = await this.#ask(page, this.#next)
    this.#growing = false
    if (turn !== this.#turn) return
    this.#take([...(this.items ?? []), ...items], next)
  }

  async #read(limit: number): Promise<void> {
    const turn = ++this.#turn
    const { month } = this.wanted()
    const { items, next } = await this.#ask(limit, month ? endOf(month) : undefined)
    // An older answer that comes late would undo a newer one.
    if (turn !== this.#turn) return
    const first = !this.items
    this.#take(month ? fromMonth(items, month) : items, next)
    if (first) this.ready()
  }

  #ask(limit: number, before?: Key): Promise<{ items: RecordView[]; next?: Key }> {
    const { kind, text } = this.wanted()
    return session.diary.timeline({
      limit,
      ...(kind ? { kinds: [kind] } : {}),
      ...(text ? { text } : {}),
      ...(before ? { before } : {}),
    })
  }

  #take(items: RecordView[], next: Key | undefined): void {
    this.items = items
    this.#next = next
    this.more = next !== undefined
  }
}
