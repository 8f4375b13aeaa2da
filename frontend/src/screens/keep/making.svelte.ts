import { router } from '../../router.svelte'
import { session } from '../../session.svelte'
import { textLimit as limit, type Basis, type DraftKey, type RecordView, type Saved } from '../../store'
import { toast } from '../../ui/toast.svelte'
import { thisDevice, words } from '../../words'
import { clock } from '../../words/dates'
import { Writing } from '../../writing.svelte'

/**
 * The screen that made a record goes away. One in which nothing is left but what it was given goes to the bin unasked;
 * tells whether there is one.
 */
export async function isKept(id: string, given: Record<string, unknown> = {}): Promise<boolean> {
  const view = await session.diary.get(id)
  if (!view || view.binned_at) return false
  const content = Object.keys(view.doc).filter((field) => !(field in { occurred_at: 0, time_zone: 0, ...given }))
  if (content.length > 0) return true
  await session.diary.remove(id)
  return false
}

/**
 * Says what was kept, with a way back; not to somebody who goes on to a thought or an ask about it: there an Undo would
 * seem to mean that one, and take away what it is about.
 */
export function tellKept(id: string, at: Date): void {
  if (/^\/(reframe|ask)\//.test(location.pathname)) return
  const { diary } = session
  toast.show({
    text: words.saved(thisDevice(), clock(at)),
    action: { text: words.undo, run: async () => void (await diary.remove(id)) },
  })
}

/** A record that comes into being with the first thing put into it. */
export class Making {
  view = $state.raw<RecordView | null>(null)
  saved = $state.raw<Saved | null>(null)
  readonly #writings: Writing[] = []
  #work: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly type: 'win' | 'lesson' | 'note_to_self' | 'looking_for',
    /** Where such records live, such as `/wins`. */
    private readonly path: string,
    /** What it holds before anything is put into it, such as what it came from. */
    private readonly given: Record<string, unknown> = {},
    /** What the draft of a field is kept by until there is a record. */
    private readonly unmade = (field: string): DraftKey => `new-${type}/${field}`,
  ) {}

  /** A box for one text field. Make each once, while the screen is being made. */
  writing(field: string): Writing {
    const writing = new Writing({
      key: () => (this.view ? (`${this.view.id}/${field}` as const) : this.unmade(field)),
      value: '',
      limit,
      basis: () => (this.view ? session.diary.basis(this.view) : undefined),
      eager: () => !this.view,
      keep: (value, basis) => this.keep(field, value || null, basis),
    })
    this.#writings.push(writing)
    return writing
  }

  /** Puts a value into the record, making it if this is the first. Throws `NotSaved`. */
  keep(field: string, value: string | null, basis?: Basis): Promise<Saved> {
    const step = this.#work.then(async () => {
      const { diary } = session
      const set = { [field]: value }
      const saved = this.view
        ? await diary.edit(this.view.id, { set }, basis)
        : await diary.create(this.type, { ...this.given, ...set })
      this.view = (await diary.get(saved.id)) ?? null
      this.saved = saved
      if (location.pathname === `${this.path}/new`) router.rename(`${this.path}/${saved.id}`)
      return saved
    })
    // The next step goes on whether or not this one could be kept; its box says so.
    this.#work = step.catch(() => undefined)
    return step
  }

  /** The screen goes away. */
  async leave(): Promise<void> {
    await Promise.all(this.#writings.map((writing) => writing.settle()))
    const { view, saved } = this
    if (view && saved && (await isKept(view.id, this.given))) tellKept(view.id, saved.at)
  }
}
