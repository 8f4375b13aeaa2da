import { Live } from '../../live.svelte'
import { keepOnce } from '../../once'
import { session } from '../../session.svelte'
import { textLimit, type Change, type RecordView, type Saved } from '../../store'
import type { Writing } from '../../writing.svelte'
import { Editing, type Birth } from '../detail/editing.svelte'
import type { Unwritten } from './distance'

/** The look back at a knockback over so many months; not one in the bin. */
export async function written(knockback: unknown, months: unknown): Promise<RecordView | null> {
  const { items } = await session.diary.timeline({ kinds: ['look_back'], limit: Infinity })
  return items.find(({ doc }) => doc.knockback === knockback && doc.months === months) ?? null
}

/** One look back, from before there is a record of it: the first thing put into it makes it. */
export class Looking extends Editing {
  readonly box: Writing

  /** Make it while a component is being made. */
  constructor(start: Unwritten, record: RecordView | null) {
    const state = new Standing(start, record)
    super(() => state.view, state)
    this.box = this.writing('text', textLimit)
  }

  get months(): number {
    return this.view.doc.months as number
  }

  get knockback(): string {
    return this.view.doc.knockback as string
  }

  get skipped(): boolean {
    return this.view.doc.skipped === true
  }
}

/** The record behind it, or what there is instead until there is one. */
class Standing implements Birth {
  readonly #record: Live<RecordView | null>
  readonly #blank: RecordView

  constructor(
    private readonly start: Unwritten,
    record: RecordView | null,
  ) {
    const { knockback, months } = start.given
    this.#blank = blank(start)
    this.#record = new Live(() => written(knockback, months))
    this.#record.value = record
  }

  get begun(): boolean {
    return !!this.#record.value
  }

  get view(): RecordView {
    return this.#record.value ?? this.#blank
  }

  async begin({ set = {} }: Change): Promise<Saved> {
    const { id, given, when } = this.start
    const saved = await keepOnce(id, 'look_back', { ...given, ...set }, when)
    this.#record.value = (await session.diary.get(saved.id)) ?? null
    return saved
  }
}

const blank = ({ id, given, when }: Unwritten): RecordView => ({
  id,
  type: 'look_back',
  doc: given,
  ...when,
  rev: null,
  siblings: [],
  binned_at: null,
  seen: [],
  sync: 'local',
})
