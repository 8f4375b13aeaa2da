import type { RecordView, Saved } from '../../../store'
import { toast } from '../../../ui/toast.svelte'
import { words } from '../../../words'
import { inOrder, today, waits } from '../items/items'

/** Which lines are looked at: those of a knockback, a single one, or all. */
export interface Chosen {
  knockback: string | null
  item: string | null
}

/** Going through lines of feedback, one at a time. */
export class Sorting {
  /** Lines that were dealt with in this sitting. */
  #passed = $state.raw<readonly string[]>([])
  /** The line that stays on screen, whatever was made of it. */
  #held = $state.raw<string | null>(null)

  /** `items` are all there are; undefined until that is known. */
  constructor(
    private readonly chosen: Chosen,
    private readonly items: () => readonly RecordView[] | undefined,
  ) {
    this.#held = chosen.item
  }

  /** The line to look at; undefined until it is known, null when there is none left. */
  get line(): RecordView | null | undefined {
    const items = this.items()
    return items && (items.find(({ id }) => id === this.#held) ?? this.#waiting()[0] ?? null)
  }

  /** Where it stands among the lines of this sitting, from 1, and how many those are. */
  get place(): { at: number; of: number } {
    const left = this.#waiting().filter(({ id }) => id !== this.line?.id).length
    const at = this.#passed.length + 1
    return { at, of: at + left }
  }

  /** Only one line is looked at, on a screen of its own. */
  get single(): boolean {
    return this.chosen.item !== null
  }

  get begun(): boolean {
    return this.#passed.length > 0
  }

  /** The line stays until `pass`. */
  hold(id: string): void {
    this.#held = id
  }

  /** On to the next line; what was done with this one is told, with a way back if anything was changed. */
  pass(id: string, told?: { text: string; saved: Saved | null }): void {
    this.#passed = [...this.#passed, id]
    this.#held = null
    if (!told) return
    const { text, saved } = told
    toast.show(saved ? { text, action: { text: words.undo, run: () => this.#back(id, saved) } } : { text })
  }

  async #back(id: string, saved: Saved): Promise<void> {
    await saved.undo()
    this.#passed = this.#passed.filter((one) => one !== id)
    this.#held = id
  }

  #waiting(): RecordView[] {
    return inOrder(this.items()?.filter((item) => this.#isNext(item)) ?? [])
  }

  #isNext(item: RecordView): boolean {
    const { knockback, item: only } = this.chosen
    if (this.#passed.includes(item.id)) return false
    if (only) return item.id === only
    return (!knockback || item.doc.knockback === knockback) && waits(item, today())
  }
}
