import { router } from '../../router.svelte'
import { Live } from '../../live.svelte'
import { session } from '../../session.svelte'
import { deviceZone, stamp, type Change, type RecordView, type Saved } from '../../store'
import { settleAll } from '../../writing.svelte'
import { Editing, type Birth } from '../detail/editing.svelte'
import { isKept, tellKept } from '../keep/making.svelte'

/** What its drafts are kept by before there is a record. */
export const unmade = 'new-knockback'

/** The most the message may hold, in characters. */
export const messageLimit = 50_000

/** The most the name of a company or a job may hold, in characters. */
export const nameLimit = 200

/** One knockback, from before there is a record of it: the first thing put into it makes it. */
export class Beginning implements Birth {
  readonly editing: Editing
  #id = $state.raw<string | null>(null)
  /** The record was made here. */
  #made: Saved | null = null
  readonly #blank: RecordView
  readonly #record: Live<RecordView | null>

  /** Make it while a component is being made. `id` is of a record that is there already. */
  constructor(id: string | null = null) {
    this.#id = id
    this.#blank = blank()
    this.#record = new Live(
      async () => (this.#id ? ((await session.diary.get(this.#id)) ?? null) : null),
      (ids) => this.#id !== null && ids.includes(this.#id),
    )
    this.editing = new Editing(() => this.#record.value ?? this.#blank, this)
  }

  get begun(): boolean {
    return this.#id !== null
  }

  /** The record; null for one that is not here, undefined until that is known or while there is none. */
  get record(): RecordView | null | undefined {
    return this.#id ? this.#record.value : undefined
  }

  /** Whether there is something to write in: a record that can be edited, or none yet. */
  get open(): boolean {
    return this.#id ? !!this.#record.value && !this.#record.value.binned_at : true
  }

  async begin({ set = {} }: Change): Promise<Saved> {
    const { occurred_at, ...fields } = set
    const { time_zone } = this.#blank
    const when = typeof occurred_at === 'string' ? { occurred_at, time_zone } : undefined
    const saved = await session.diary.create('knockback', fields, when)
    this.#record.value = (await session.diary.get(saved.id)) ?? null
    this.#id = saved.id
    this.#made = saved
    if (location.pathname === '/knockbacks/new') router.rename(`/knockbacks/${saved.id}`)
    return saved
  }

  /** Takes it back as a whole. */
  async drop(): Promise<void> {
    await settleAll()
    await this.#made?.undo()
  }

  /** The screen goes away; `tell` says what was kept. */
  async leave(tell = true): Promise<void> {
    await settleAll()
    const made = this.#made
    if (made && (await isKept(made.id)) && tell) tellKept(made.id, (this.editing.saved ?? made).at)
  }
}

const blank = (): RecordView => ({
  id: unmade,
  type: 'knockback',
  doc: {},
  ...stamp(Date.now(), deviceZone()),
  rev: null,
  siblings: [],
  binned_at: null,
  seen: [],
  sync: 'local',
})
