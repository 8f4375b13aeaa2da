import { router } from '../../router.svelte'
import { beside, cardsFor, inFull, placed, shownAt, type Mode } from '../../reframing/cards'
import { dayAfter } from '../../reframing/follow-up'
import { session } from '../../session.svelte'
import { deviceZone, stamp, type Basis, type Change, type RecordView, type Saved, type Sibling } from '../../store'
import { toast } from '../../ui/toast.svelte'
import { words } from '../../words'
import { settleAll } from '../../writing.svelte'
import { Steps } from '../detail/steps.svelte'

/** What it was begun from. */
export interface Beginning {
  mode: Mode
  /** The knockback it is about. */
  knockback?: RecordView
  /** The record has been made, or taken back again: null. */
  onmade?(id: string | null): void
}

/** One reframe while its screen is open. The record is made by the first thing put into it. */
export class Reframing extends Steps {
  /** The record; null until there is one. */
  view = $state.raw<RecordView | null>(null)
  mode = $state<Mode>('quick')
  step = $state(0)
  /** The person wrote that they want to die: from then on no card doubts that thought. */
  grave = $state(false)
  /** The same, known on a card that will be left out: it stands until it is left, with what is being written on it. */
  #heard = false
  readonly cards = $derived(cardsFor(this.mode, this.grave))
  readonly card = $derived(shownAt(this.mode, this.step, this.grave))
  /** The place of the card among those that come on screen. */
  readonly at = $derived(this.cards.indexOf(this.card))
  readonly last = $derived(this.at === this.cards.length - 1)
  /** What made it: its first step, and the field that was put in. */
  #made: { saved: Saved; field: string | undefined } | null = null
  readonly #first: Record<string, unknown>
  readonly #onmade: Beginning['onmade']

  constructor(from: RecordView | Beginning) {
    super()
    if ('doc' in from) {
      this.view = from
      this.mode = from.doc.mode === 'full' ? 'full' : 'quick'
      this.step = placed(this.mode, from.doc.step)
      this.#first = {}
      return
    }
    const { mode, knockback, onmade } = from
    this.mode = mode
    this.#onmade = onmade
    const sting = knockback?.doc.sting
    this.#first = {
      ...(knockback ? { knockbacks: [knockback.id] } : {}),
      ...(typeof sting === 'number' ? { intensity_before: sting } : {}),
    }
  }

  /** The name of its drafts: the record's id, or another one before there is a record. */
  get name(): string {
    return this.view?.id ?? 'new-reframe'
  }

  value(field: string): unknown {
    return this.view ? this.view.doc[field] : this.#first[field]
  }

  text(field: string): string {
    return (this.value(field) as string | undefined) ?? ''
  }

  number(field: string): number | null {
    return (this.value(field) as number | undefined) ?? null
  }

  list<One = string>(field: string): readonly One[] {
    return (this.value(field) as One[] | undefined) ?? []
  }

  /** What is on screen now: what a change that begins now builds on. */
  basis(): Basis | undefined {
    if (!this.view) return undefined
    const { rev, seen } = session.diary.basis(this.view)
    return { rev, seen: this.known(seen) }
  }

  /** The other values of a field that wait for a choice. */
  siblings(field: string): Sibling[] {
    return this.view?.siblings.filter((one) => one.field === field) ?? []
  }

  /** A choice was made about a sibling, for another value or for the one that stands. */
  settle({ op, field }: Sibling, set?: Change['set']): Promise<void> {
    return this.change({ ...(set ? { set } : {}), resolve: [{ op, field }] })
  }

  /** Changes it; what could not be kept is told by `trouble`. */
  async change(change: Change): Promise<void> {
    await this.attempt(() => this.#keep(change, this.basis(), () => true))
  }

  /** Keeps what was written in a box. Throws `NotSaved`. */
  keepText(field: string, value: string, basis: Basis | undefined): Promise<Saved> {
    return this.#keep({ set: { [field]: value || null } }, basis, () => !this.#isMaking(field))
  }

  /**
   * Goes to a card; the record remembers which one, so that it goes on there on any device. The card stands at once,
   * whatever the disk is busy with: somebody may be writing on it by then.
   */
  async goTo(step: number): Promise<void> {
    if (!(await settleAll())) return
    this.step = placed(this.mode, step)
    void this.#aside({ step: this.step })
  }

  /** To the next card that comes on screen, or the one before. */
  async turn(by: 1 | -1): Promise<void> {
    const to = beside(this.mode, this.card, by, this.grave || this.#heard)
    if (to === undefined) return
    await this.goTo(to)
    if (this.step === to) this.grave ||= this.#heard
  }

  /** Words of wanting to die: from the next card on, or `atOnce`, no card doubts the thought. */
  heed(atOnce: boolean): void {
    this.#heard = true
    if (atOnce) this.grave = true
  }

  /** From three cards to all eight, at the same one. */
  async toFull(): Promise<void> {
    if (!(await settleAll())) return
    this.step = inFull(this.step)
    this.mode = 'full'
    void this.#aside({ mode: 'full', step: this.step })
  }

  /** The last card is done: it counts as finished, and a day later is asked how it went. */
  async finish(): Promise<void> {
    if (!(await settleAll()) || !this.view) return
    const asks = this.value('fair_thought') && !this.value('follow_up_on')
    const today = stamp(Date.now(), deviceZone()).occurred_at
    await this.#aside({ state: 'done', ...(asks ? { follow_up_on: dayAfter(today) } : {}) })
  }

  /** Puts it in the bin, with a way back, and leaves. */
  async remove(): Promise<void> {
    await settleAll()
    if (!this.view) return router.back('/reframe')
    const saved = await session.diary.remove(this.view.id)
    toast.show({ text: words.reframe.deleted, action: { text: words.undo, run: () => saved.undo() } })
    await router.back('/reframe')
  }

  /** Reads the record anew, after a change here or elsewhere. */
  look(): Promise<void> {
    return this.after(() => this.#read())
  }

  /** The screen goes away: a record in which nothing is left goes to the bin unasked. */
  async leave(): Promise<void> {
    await settleAll()
    await this.look()
    if (!this.view || this.view.binned_at || !this.saved) return
    const frame = ['occurred_at', 'time_zone', 'mode', 'step', 'state']
    const began = (field: string, value: unknown) => JSON.stringify(value) === JSON.stringify(this.#first[field])
    const left = Object.entries(this.view.doc).filter(
      ([field, value]) => !frame.includes(field) && value !== false && !began(field, value),
    )
    if (left.length === 0) await session.diary.remove(this.view.id)
  }

  /** Something beside what the person put in: nothing to take back, and no reason to make a record. */
  async #aside(set: Record<string, unknown>): Promise<void> {
    if (this.view) await this.attempt(() => this.#keep({ set }, this.basis(), () => false))
  }

  async #read(): Promise<void> {
    if (this.view) this.view = (await session.diary.get(this.view.id)) ?? this.view
  }

  /** Once its making is taken back, the boxes are as empty as they were. */
  protected override async reread(): Promise<void> {
    await this.#read()
    if (!this.view?.binned_at) return
    this.view = null
    this.#onmade?.(null)
  }

  /** More of the words whose first letter made it: they are taken back with that. */
  #isMaking(field: string): boolean {
    return this.#made?.field === field && this.steps.length === 1 && this.steps[0] === this.#made.saved
  }

  #keep(change: Change, basis: Basis | undefined, undoable: () => boolean): Promise<Saved> {
    return this.after(async () => {
      const saved = this.view ? await this.#edit(this.view.id, change, basis) : await this.#create(change)
      this.view = (await session.diary.get(saved.id)) ?? null
      this.note(saved, undoable())
      return saved
    })
  }

  #edit(id: string, change: Change, basis: Basis | undefined): Promise<Saved> {
    return session.diary.edit(id, change, basis && { ...basis, seen: this.known(basis.seen) })
  }

  async #create({ set, add }: Change): Promise<Saved> {
    const saved = await session.diary.create('reframe', {
      ...this.#first,
      mode: this.mode,
      step: this.step,
      ...add,
      ...set,
    })
    this.#made = { saved, field: Object.keys(set ?? {})[0] }
    this.#onmade?.(saved.id)
    return saved
  }
}
