import { router } from '../../router.svelte'
import { session } from '../../session.svelte'
import type { Basis, Change, Doc, RecordView, Saved, Sibling } from '../../store'
import { toast } from '../../ui/toast.svelte'
import { words } from '../../words'
import { settleAll, Writing } from '../../writing.svelte'
import { Steps } from './steps.svelte'

/** A record that comes into being with the first change. */
export interface Birth {
  /** Whether it has. */
  readonly begun: boolean
  /** Makes it of that change, so that the next look shows it. Throws `NotSaved`. */
  begin(change: Change): Promise<Saved>
}

/** A change, or what makes one of the record as it is kept once everything before it is. */
type Wanted = Change | ((doc: Doc) => Change)

/** One record while its screen is open: every change is one edit at once, and can be taken back. */
export class Editing extends Steps {
  constructor(
    private readonly look: () => RecordView,
    private readonly birth?: Birth,
  ) {
    super()
  }

  /** The record as it is on screen. */
  get view(): RecordView {
    return this.look()
  }

  /** Its number; before there is a record, what its drafts are kept by. */
  get id(): string {
    return this.view.id
  }

  /** Whether there is a record. */
  get begun(): boolean {
    return this.birth?.begun ?? true
  }

  /** What is on screen now: what a change that begins now builds on. */
  basis(): Basis {
    const { rev, seen } = session.diary.basis(this.view)
    return { rev, seen: this.known(seen) }
  }

  /** A box for one of its texts, which may hold so many characters. */
  writing(field: string, limit: number): Writing {
    return new Writing({
      key: () => `${this.id}/${field}`,
      value: this.text(field),
      limit,
      basis: () => this.basis(),
      eager: () => !this.begun,
      keep: (value, basis) => this.keepText(field, value, basis),
    })
  }

  text(field: string): string {
    return (this.view.doc[field] as string | undefined) ?? ''
  }

  /** Changes it; what could not be kept is told by `trouble`. */
  async change(change: Wanted): Promise<void> {
    await this.attempt(() => this.keep(change, this.basis()))
  }

  /** The other values of a field that wait for a choice. */
  siblings(field: string): Sibling[] {
    return this.view.siblings.filter((one) => one.field === field)
  }

  /** A choice was made about a sibling, for another value or for the one that stands. */
  settle({ op, field }: Sibling, set?: Change['set']): Promise<void> {
    return this.change({ ...(set ? { set } : {}), resolve: [{ op, field }] })
  }

  /** Keeps what was written in a box, with what goes along with it. Throws `NotSaved`. */
  keepText(field: string, value: string, basis: Basis | undefined, along: Change['set'] = {}): Promise<Saved> {
    return this.keep({ set: { ...along, [field]: value || null } }, basis)
  }

  /** Puts it in the bin, with a way back, and leaves; `to` is where to when the session began here. */
  async remove(to = '/timeline'): Promise<void> {
    // A text settled later would be an edit, and an edit takes a record out of the bin.
    await settleAll()
    const saved = await session.diary.remove(this.id)
    toast.show({ text: words.detail.deleted, action: { text: words.undo, run: () => saved.undo() } })
    await router.back(to)
  }

  /** Keeps a change that began with this on screen. Throws `NotSaved`. */
  keep(wanted: Wanted, basis: Basis | undefined): Promise<Saved> {
    return this.after(async () => {
      const known = basis && { ...basis, seen: this.known(basis.seen) }
      const change = typeof wanted === 'function' ? wanted(await this.#kept()) : wanted
      const saved = await (this.begun ? session.diary.edit(this.id, change, known) : this.birth!.begin(change))
      this.note(saved)
      return saved
    })
  }

  /** What is kept of it: the view on screen may be behind. */
  async #kept(): Promise<Doc> {
    return (this.begun && (await session.diary.get(this.id))?.doc) || this.view.doc
  }
}
