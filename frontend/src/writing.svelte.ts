import { NotSaved, type Basis, type DraftKey, type Saved } from './store'
import { session } from './session.svelte'

export interface WritingOptions {
  /** Where the draft is kept: another place once there is a record. */
  key(): DraftKey
  /** What the record holds now. */
  value: string
  /** The most the record may hold, in characters. */
  limit: number
  /** What was on screen when typing began. */
  basis?(): Basis | undefined
  /** Whether to keep at the very next keystroke, because there is no record yet. */
  eager?(): boolean
  /** Makes the text an edit of the record. */
  keep(value: string, basis: Basis | undefined): Promise<Saved | void>
}

/** Every box on the screen. */
let open: readonly Writing[] = []
/** The page is about to start anew: what is being typed stays a draft, and goes back into its box. */
let held = false

/**
 * One box being written in. Every keystroke goes to a draft on this device; leaving the box, the screen or the app
 * makes it one edit. A draft found when the box opens goes back into it.
 */
export class Writing {
  value = $state('')
  /** A draft from before was put back. */
  restored = $state(false)
  /** Why the last attempt to keep it failed. */
  trouble = $state<NotSaved['reason'] | null>(null)
  saved = $state.raw<Saved | null>(null)
  /** The card that stands above it: 1 the calm one, 2 the crisis card, 0 none. */
  level = $state<0 | 1 | 2>(0)
  readonly limit: number
  readonly left = $derived.by(() => this.limit - [...this.value].length)
  readonly #options: WritingOptions
  #kept: string
  #basis: Basis | undefined
  #touched = false
  /** A draft is about to be written; it will hold whatever stands in the box by then. */
  #noting = false
  /** Where drafts of this text were put since it was last kept. */
  #places: DraftKey[] = []
  #work: Promise<void> = Promise.resolve()

  constructor(options: WritingOptions) {
    this.#options = options
    this.limit = options.limit
    this.value = this.#kept = options.value
  }

  /** The record's id; before there is one, a name that begins with `new-`. */
  get record(): string {
    const key = this.#options.key()
    return key.slice(0, key.lastIndexOf('/'))
  }

  /** Puts a draft from before back and takes part in leaving the app; returns how to stop. */
  open(): () => void {
    open = [...open, this]
    this.#queue(async () => {
      const key = this.#options.key()
      const draft = await session.diary.draft.get(key)
      if (!draft || this.#touched) return
      this.#places.push(key)
      if (draft.value === this.#kept) return session.diary.draft.clear(key)
      this.value = draft.value
      this.#basis = draft.basis
      this.#touched = this.restored = true
    })
    return () => {
      open = open.filter((other) => other !== this)
      void this.settle()
    }
  }

  /** Takes the box's text as it is now. */
  type(value: string): void {
    if (!this.#touched) this.#basis = this.#options.basis?.()
    this.#touched = true
    this.value = value
    if (this.#noting) return
    this.#noting = true
    this.#queue(async () => {
      this.#noting = false
      const key = this.#options.key()
      if (!this.#places.includes(key)) this.#places.push(key)
      await session.diary.draft.set(key, this.value, this.#basis)
      this.trouble = null
    })
    if (this.#options.eager?.()) void this.settle()
  }

  /** The record's text changed elsewhere; a box nobody is writing in shows it. */
  refresh(value: string): void {
    if (this.#touched) return
    this.value = this.#kept = value
  }

  /** Makes what was typed an edit. A text that is too long, or cannot be kept now, stays a draft. */
  settle(): Promise<void> {
    return this.#queue(async () => {
      if (!this.#touched) this.trouble = null
      if (held || !this.#touched || this.left < 0) return
      const { value } = this
      if (value !== this.#kept) this.#took(value, (await this.#options.keep(value, this.#basis)) ?? null)
      this.trouble = null
      if (this.value === value) this.#touched = this.restored = false
      await this.#clearDrafts(this.#touched ? this.#options.key() : undefined)
    })
  }

  /** What is still being written keeps its draft at `except`. */
  async #clearDrafts(except?: DraftKey): Promise<void> {
    for (const key of this.#places) if (key !== except) await session.diary.draft.clear(key)
    this.#places = this.#places.filter((key) => key === except)
  }

  /** What is typed from here on builds on the edit just made. */
  #took(value: string, saved: Saved | null): void {
    this.#kept = value
    this.saved = saved ?? this.saved
    if (this.#basis && saved?.op) this.#basis = { ...this.#basis, seen: [...this.#basis.seen, saved.op] }
  }

  /** One step after the other, so that a late draft never outlives the edit it became. */
  #queue(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.trouble = error instanceof NotSaved ? error.reason : 'lost'
    })
    return this.#work
  }
}

/** Leaves everything being typed as drafts from now on; resolves when they are all durable. */
export async function holdAll(): Promise<void> {
  held = true
  await settleAll()
}

/**
 * Makes everything being typed an edit: before a screen goes away, and when the page is hidden. False when a text is
 * kept nowhere but on the screen, because the phone is full: then it had better stay there.
 */
export async function settleAll(): Promise<boolean> {
  const boxes = open
  await Promise.all(boxes.map((writing) => writing.settle()))
  return boxes.every((writing) => writing.trouble === null)
}

/** Settles whenever the page is hidden: the last moment a phone is sure to give. */
export function settleWhenHidden(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void settleAll()
  })
  addEventListener('pagehide', () => void settleAll())
}
