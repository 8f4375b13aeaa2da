import { NotSaved, type Saved } from '../../store'
import { toast } from '../../ui/toast.svelte'
import { words } from '../../words'

/** What is changed on one screen: one change after the other, each told, and each to be taken back. */
export class Steps {
  /** The latest change that is durable. */
  saved = $state.raw<Saved | null>(null)
  trouble = $state<NotSaved['reason'] | null>(null)
  steps = $state.raw<readonly Saved[]>([])
  /** Edits made here that the view on screen may not know yet. */
  readonly #mine: string[] = []
  #work: Promise<unknown> = Promise.resolve()

  /** Takes the latest change back. */
  async undo(): Promise<void> {
    await this.attempt(() =>
      this.after(async () => {
        const step = this.steps.at(-1)
        if (!step) return
        await step.undo()
        this.steps = this.steps.filter((one) => one !== step)
        this.saved = null
        await this.reread()
        toast.show({ text: words.undone })
      }),
    )
  }

  /** Reads the record anew, where nothing else does. */
  protected reread(): Promise<void> {
    return Promise.resolve()
  }

  /** Does it; what could not be kept is told by `trouble`. */
  protected async attempt(step: () => Promise<unknown>): Promise<void> {
    try {
      await step()
      this.trouble = null
    } catch (error) {
      this.trouble = error instanceof NotSaved ? error.reason : 'lost'
    }
  }

  /** Does it once everything before it is done. */
  protected after<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(step)
    this.#work = turn.catch(() => undefined)
    return turn
  }

  /** It is durable. */
  protected note(saved: Saved, undoable = true): void {
    this.trouble = null
    if (!saved.op) return
    this.#mine.push(saved.op)
    if (undoable) this.steps = [...this.steps, saved]
    this.saved = saved
  }

  /** Edits that are known: those on screen, and those made here since. */
  protected known(seen: string[]): string[] {
    return [...seen, ...this.#mine.filter((op) => !seen.includes(op))]
  }
}
