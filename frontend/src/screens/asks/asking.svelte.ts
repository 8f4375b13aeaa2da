import { Live } from '../../live.svelte'
import { router } from '../../router.svelte'
import { session } from '../../session.svelte'
import {
  deviceZone,
  stamp,
  textLimit,
  type Basis,
  type Change,
  type Doc,
  type RecordView,
  type Saved,
} from '../../store'
import { settleAll, type Writing } from '../../writing.svelte'
import { Editing, type Birth } from '../detail/editing.svelte'
import { isKept, tellKept } from '../keep/making.svelte'
import { nameLimit } from '../knockback/beginning.svelte'
import { draftFor, type Channel, type Draft, type Names } from './drafts'
import { stateOf } from './states'

/** What its drafts are kept by before there is a record. */
const unmade = 'new-feedback_request'

const firstChannel: Channel = 'email'

/** One ask, from before there is a record of it: the first thing put into it makes it, with the ready-made words. */
export class Asking extends Editing {
  readonly body: Writing
  readonly subject: Writing
  readonly toAddress: Writing
  readonly #state: Standing

  /** Make it while a component is being made. `knockback` is what a new one is about, `record` one that is there. */
  constructor(knockback: RecordView | null, record: RecordView | null) {
    const state = new Standing(knockback, record)
    super(() => state.view, state)
    this.#state = state
    this.body = this.writing('body', textLimit)
    this.subject = this.writing('subject', nameLimit)
    this.toAddress = this.writing('to_address', nameLimit)
  }

  /** The record; null for one that is not here, undefined until that is known or while there is none. */
  get record(): RecordView | null | undefined {
    return this.#state.record
  }

  get channel(): Channel {
    return (this.view.doc.channel as Channel | undefined) ?? firstChannel
  }

  /** What is known of whom and what it is about. */
  get names(): Names {
    const { company, role } = (this.#state.knockback.value?.doc ?? {}) as Names
    return { company, role, to_name: this.text('to_name') }
  }

  /** Nobody has changed the ready-made words. */
  get untouched(): boolean {
    const { subject, body } = draftFor(this.channel, 'ask', this.names)
    return this.body.value === body && this.text('subject') === subject
  }

  /** Another way to ask; words that are not the person's own go along. */
  choose(channel: Channel): Promise<void> {
    return this.change({ set: { ...this.#reworded(draftFor(channel, 'ask', this.names)), channel } })
  }

  /** Back to the ready-made words. */
  async useReadyMade(): Promise<void> {
    await settleAll()
    await this.change({ set: asFields(draftFor(this.channel, 'ask', this.names)) })
  }

  /** The ready-made words name whom they are written to. */
  override keepText(field: string, value: string, basis: Basis | undefined): Promise<Saved> {
    const along =
      field === 'to_name' ? this.#reworded(draftFor(this.channel, 'ask', { ...this.names, to_name: value })) : {}
    return super.keepText(field, value, basis, along)
  }

  /** Makes a record of it, if there is none yet. */
  async ensure(): Promise<void> {
    await settleAll()
    if (!this.begun) await this.change({ set: { channel: this.channel } })
  }

  /** The screen goes away. */
  async leave(): Promise<void> {
    await settleAll()
    const { made, record } = this.#state
    if (made && (await isKept(made.id)) && record && stateOf(record) === 'draft') tellKept(made.id, made.at)
  }

  /** As much of other ready-made words as takes the place of those that stand there untouched. */
  #reworded(next: Draft): Doc {
    const now = draftFor(this.channel, 'ask', this.names)
    const fields = asFields(next)
    if (this.body.value !== now.body) delete fields.body
    if (this.subject.value !== now.subject) delete fields.subject
    return fields
  }
}

const asFields = ({ subject, body }: Draft): Doc => ({ subject: subject || null, body })

/** The record behind it, or what there is instead until there is one. */
class Standing implements Birth {
  #id = $state.raw<string | null>(null)
  /** The record was made here. */
  made: Saved | null = null
  readonly #blank: RecordView
  readonly #record: Live<RecordView | null>
  readonly knockback: Live<RecordView | null>

  constructor(knockback: RecordView | null, record: RecordView | null) {
    this.#id = record?.id ?? null
    this.#blank = blank(knockback)
    this.#record = new Live(
      async () => (this.#id ? ((await session.diary.get(this.#id)) ?? null) : null),
      (ids) => this.#id !== null && ids.includes(this.#id),
    )
    this.#record.value = record
    this.knockback = new Live(async () => {
      const about = this.view.doc.knockback as string | undefined
      return (about && (await session.diary.get(about))) || null
    })
    this.knockback.value = knockback
  }

  get begun(): boolean {
    return this.#id !== null
  }

  get record(): RecordView | null | undefined {
    return this.#id ? this.#record.value : undefined
  }

  get view(): RecordView {
    return this.#record.value ?? this.#blank
  }

  async begin({ set = {} }: Change): Promise<Saved> {
    const saved = await session.diary.create('feedback_request', { ...this.#blank.doc, ...set })
    this.#record.value = (await session.diary.get(saved.id)) ?? null
    this.#id = saved.id
    this.made = saved
    if (location.pathname === '/ask/new') router.rename(`/ask/${saved.id}`)
    return saved
  }
}

function blank(knockback: RecordView | null): RecordView {
  const words = draftFor(firstChannel, 'ask', (knockback?.doc ?? {}) as Names)
  return {
    id: unmade,
    type: 'feedback_request',
    doc: { ...(knockback ? { knockback: knockback.id } : {}), channel: firstChannel, state: 'draft', ...words },
    ...stamp(Date.now(), deviceZone()),
    rev: null,
    siblings: [],
    binned_at: null,
    seen: [],
    sync: 'local',
  }
}

/** The screen is another one now: reading begins anew at its heading. */
export function toTop(): void {
  scrollTo(0, 0)
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
