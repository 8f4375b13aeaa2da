import { session } from '../../session.svelte'
import { NotSaved, type Basis, type Mood, type RecordView, type Saved } from '../../store'

export const newNote = 'new-check-in/note'

/** How a knockback was told, where the context says so. */
const toldBy: Record<string, string> = { after_call: 'phone', after_email: 'email', no_reply: 'silence' }

/** One check-in from the tap on a face until its sheet is closed. */
export class Sitting {
  /** The record, once it is durable. */
  view = $state.raw<RecordView | null>(null)
  /** When the latest change became durable. */
  savedAt = $state.raw<Date | null>(null)
  trouble = $state<NotSaved['reason'] | null>(null)
  /** The sheet is up for words alone: no face yet. */
  wordsFirst = $state(false)
  noteOpen = $state(false)
  feelingsOpen = $state(false)
  #steps: Saved[] = []
  #work: Promise<unknown> = Promise.resolve()
  /** Counts sheets, so that a write begun for a closed one does not open it again. */
  #turn = 0

  constructor(private readonly source: 'home' | 'shortcut') {}

  get up(): boolean {
    return this.view !== null || this.wordsFirst
  }

  get mood(): Mood | null {
    return (this.view?.doc.mood as Mood | undefined) ?? null
  }

  get context(): string | null {
    return (this.view?.doc.context as string | undefined) ?? null
  }

  /** The knockback it was about. */
  get knockback(): string | null {
    return (this.view?.doc.knockback as string | undefined) ?? null
  }

  get feelings(): readonly string[] {
    return (this.view?.doc.feelings as string[] | undefined) ?? []
  }

  get note(): string {
    return (this.view?.doc.note as string | undefined) ?? ''
  }

  /** A face was tapped: the first one makes the record, another one changes it, the same one does nothing. */
  tap(mood: Mood): Promise<void> {
    return this.#queue(async () => {
      if (!this.view) return this.#took(await this.#create({ mood }))
      if (this.mood !== mood) await this.#edit({ set: { mood } })
    })
  }

  toggleContext(slug: string): Promise<void> {
    return this.#queue(() => this.#edit({ set: { context: this.context === slug ? null : slug } }))
  }

  toggleFeeling(slug: string): Promise<void> {
    return this.#queue(() =>
      this.#edit(this.feelings.includes(slug) ? { remove: { feelings: [slug] } } : { add: { feelings: [slug] } }),
    )
  }

  /** It was a knockback: makes one of the same moment and names it here; one step to take back. */
  knockBack(): Promise<void> {
    return this.#queue(async () => {
      const { view } = this
      if (!view || this.knockback) return
      const { diary } = session
      const told_by = toldBy[this.context ?? '']
      const { occurred_at, time_zone } = view
      const made = await diary.create('knockback', told_by ? { told_by } : {}, { occurred_at, time_zone })
      const named = await diary.edit(view.id, { set: { knockback: made.id } }, diary.basis(view))
      await this.#took({ ...named, undo: () => named.undo().then(made.undo) })
    })
  }

  /** Keeps the note, on the record or as a record of its own. Throws `NotSaved`. */
  keepNote(note: string, basis?: Basis): Promise<Saved> {
    return this.#inTurn(async () => {
      const { view } = this
      const saved = view
        ? await session.diary.edit(view.id, { set: { note: note || null } }, basis)
        : await this.#create({ note })
      await this.#took(saved)
      return saved
    })
  }

  /** Takes the latest change back; taking back the first one closes the sheet. */
  undo(): Promise<void> {
    return this.#queue(async () => {
      await this.#steps.pop()?.undo()
      if (this.#steps.length > 0) await this.look()
      else this.close()
    })
  }

  /** Opens the sheet for a check-in that is there already, such as one with a draft. */
  resume(view: RecordView): void {
    this.view = view
    this.noteOpen = true
  }

  close(): void {
    this.#turn += 1
    this.#steps = []
    this.view = this.savedAt = this.trouble = null
    this.wordsFirst = this.noteOpen = this.feelingsOpen = false
  }

  /** Reads the record anew, after a change here or elsewhere. */
  async look(): Promise<void> {
    const { view } = this
    const turn = this.#turn
    const now = view && (await session.diary.get(view.id))
    if (turn !== this.#turn || !view) return
    if (now && !now.binned_at) this.view = now
    else this.close()
  }

  #create(set: Record<string, unknown>): Promise<Saved> {
    return session.diary.create('check_in', { ...set, source: this.source })
  }

  async #edit(change: Parameters<typeof session.diary.edit>[1]): Promise<void> {
    const { view } = this
    if (view) await this.#took(await session.diary.edit(view.id, change, session.diary.basis(view)))
  }

  async #took(saved: Saved): Promise<void> {
    const turn = this.#turn
    const view = await session.diary.get(saved.id)
    if (turn !== this.#turn || !view) return
    this.#steps.push(saved)
    this.view = view
    this.savedAt = saved.at
    this.trouble = null
    this.wordsFirst = false
  }

  /** Does it in its turn; a failure is shown by the screen. */
  async #queue(step: () => Promise<void>): Promise<void> {
    try {
      await this.#inTurn(step)
    } catch (error) {
      this.trouble = error instanceof NotSaved ? error.reason : 'lost'
    }
  }

  /** One change after the other: a quick second tap, or a note left for a face, builds on what came before it. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(step)
    this.#work = turn.catch(() => undefined)
    return turn
  }
}
