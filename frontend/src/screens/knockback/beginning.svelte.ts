import { router } from '../../router.svelte'
import { Live } from '../../live.svelte'
import { session } from '../../session.svelte'
import { deviceZone, stamp, type Change, type Doc, type RecordView, type Saved } from '../../store'
import { settleAll } from '../../writing.svelte'
import { Editing, type Birth } from '../detail/editing.svelte'
import { isKept, tellKept } from '../keep/making.svelte'

/** What the drafts of a knockback are kept by before there is a record. */
export const unmade = 'new-knockback'

/** The most the message may hold, in characters. */
export const messageLimit = 50_000

/** The most the name of a company or a job may hold, in characters. */
export const nameLimit = 200

type Moment = Pick<RecordView, 'occurred_at' | 'time_zone'>

/** What is begun. */
export interface Begun {
  type: string
  /** Where such records live. */
  path: string
  /** When it is until somebody says; what has none happens now. With a time of its own it is never empty. */
  when?(): Moment
}

const aKnockback: Begun = { type: 'knockback', path: '/knockbacks' }

/** One record, from before there is any: the first thing put into it makes it. */
export class Beginning implements Birth {
  readonly editing: Editing
  #id = $state.raw<string | null>(null)
  /** The record was made here. */
  #made: Saved | null = null
  readonly #blank: RecordView
  readonly #record: Live<RecordView | null>

  /** Make it while a component is being made. `id` is of a record that is there already. */
  constructor(
    id: string | null = null,
    private readonly of = aKnockback,
  ) {
    this.#id = id
    this.#blank = blank(of)
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

  async begin({ set, add }: Change): Promise<Saved> {
    const { occurred_at: at, ...fields }: Doc = { ...set, ...add }
    const { occurred_at, time_zone } = this.#blank
    const own = this.of.when ? { occurred_at, time_zone } : undefined
    const when = typeof at === 'string' ? { occurred_at: at, time_zone } : own
    const saved = await session.diary.create(this.of.type, fields, when)
    this.#record.value = (await session.diary.get(saved.id)) ?? null
    this.#id = saved.id
    this.#made = saved
    const { path } = this.of
    if (location.pathname === `${path}/new`) router.rename(`${path}/${saved.id}`)
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
    if (made && (await this.#stays(made.id)) && tell) tellKept(made.id, (this.editing.saved ?? made).at)
  }

  async #stays(id: string): Promise<boolean> {
    if (!this.of.when) return isKept(id)
    const view = await session.diary.get(id)
    return !!view && !view.binned_at
  }
}

const blank = ({ type, when }: Begun): RecordView => ({
  id: `new-${type}`,
  type,
  doc: {},
  ...(when?.() ?? stamp(Date.now(), deviceZone())),
  rev: null,
  siblings: [],
  binned_at: null,
  seen: [],
  sync: 'local',
})
