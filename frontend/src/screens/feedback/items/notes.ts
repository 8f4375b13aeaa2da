import { session } from '../../../session.svelte'
import type { DraftKey, Saved } from '../../../store'
import { Writing } from '../../../writing.svelte'
import type { Line } from './lines'

interface NotesPlace {
  /** Where the keystrokes go. */
  typed: DraftKey
  /** Where the text waits on this device. */
  kept: DraftKey
  /** The most it may hold, in characters. */
  limit: number
  /** There is a new text in it. */
  onkept?(text: string): Promise<void>
}

/** A box whose text waits on this device until its lines become records. */
export class Notes {
  readonly writing: Writing
  readonly #kept: DraftKey

  private constructor({ typed, kept, limit, onkept }: NotesPlace, value: string) {
    this.#kept = kept
    this.writing = new Writing({
      key: () => typed,
      value,
      limit,
      keep: async (text) => {
        await session.diary.memory.set(kept, text)
        await onkept?.(text)
      },
    })
  }

  /** The box with what waits in it. */
  static async open(place: NotesPlace): Promise<Notes> {
    return new Notes(place, (await session.diary.memory.get<string>(place.kept)) ?? '')
  }

  /** Whether what stands in the box is kept as a whole. */
  async settled(): Promise<boolean> {
    await this.writing.settle()
    return !this.writing.trouble && this.writing.left >= 0
  }

  /** Puts another text in the place of the one that is kept. */
  async replace(text: string): Promise<void> {
    await session.diary.memory.set(this.#kept, text)
    this.writing.refresh(text)
  }

  /**
   * Makes each line a record with these fields beside it, one after the other. What is none yet stays in the box: if it
   * ends half-way, nothing is lost. Throws `NotSaved`.
   */
  async turn(lines: readonly Line[], fields: Record<string, unknown>): Promise<Saved[]> {
    const made: Saved[] = []
    for (const { quote, rest } of lines) {
      made.push(await session.diary.create('feedback_item', { ...fields, quote }))
      await this.replace(rest)
    }
    await this.replace('')
    return made
  }
}
