import { session } from '../../../session.svelte'
import { textLimit, type RecordView, type Saved } from '../../../store'
import { linesIn, noted } from '../items/lines'
import { Notes } from '../items/notes'

/** For which knockback there are notes of a call that was not finished. */
const underWay = 'call/knockback'
/** Which one the finishing made, in case it did not get to its end. */
const made = 'new-call/knockback'

/** In the order in which they are asked for, and kept. */
const sides = ['did_well', 'work_on'] as const

export interface Finished {
  /** The knockback that the call was about. */
  knockback: string
  /** How many lines were kept. */
  lines: number
  /** Takes it all back; the lines are notes again. */
  undo(): Promise<void>
}

/** One call: what they say, noted as they say it. */
export class Call {
  private constructor(
    /** The knockback it is about, if it is one that is here. */
    readonly about: RecordView | null,
    readonly boxes: Record<(typeof sides)[number], Notes>,
  ) {}

  /** A call about this knockback; without one, the call under way goes on. */
  static async open(knockback: string | null): Promise<Call> {
    const { memory } = session.diary
    const about = await here(knockback ?? (await memory.get<string>(underWay)))
    const id = about?.id ?? null
    const box = (side: string) =>
      Notes.open({
        typed: `${id ? `call-${id}` : 'new-call'}/${side}`,
        kept: `${id ?? 'new-call'}/${side}`,
        limit: textLimit,
        onkept: (text) => (text ? memory.set(underWay, id) : Promise.resolve()),
      })
    return new Call(about, { did_well: await box('did_well'), work_on: await box('work_on') })
  }

  /**
   * Turns every line into feedback, word for word, and makes the knockback if there is none. Null while a text is not
   * kept as a whole. Throws `NotSaved`; what is no record by then is still a note.
   */
  async finish(): Promise<Finished | null> {
    const settled = await Promise.all(sides.map((side) => this.boxes[side].settled()))
    if (settled.includes(false)) return null
    const texts = sides.map((side) => this.boxes[side].writing.value)
    const { id: knockback, undo } = await this.#knockback()
    const steps: Saved[] = []
    for (const [at, side] of sides.entries()) {
      const lines = linesIn(noted(texts[at]!))
      steps.push(...(await this.boxes[side].turn(lines, { knockback, polarity: side, channel: 'phone' })))
    }
    await this.#remember(null, null)
    return {
      knockback,
      lines: steps.length,
      undo: async () => {
        for (const step of steps.reverse()) await step.undo()
        await undo?.()
        for (const [at, side] of sides.entries()) await this.boxes[side].replace(texts[at]!)
        await this.#remember(this.about?.id ?? null, null)
      },
    }
  }

  async #knockback(): Promise<{ id: string; undo?(): Promise<void> }> {
    if (this.about) return { id: this.about.id }
    const { diary } = session
    const begun = await here(await diary.memory.get<string>(made))
    if (begun) return { id: begun.id, undo: async () => void (await diary.remove(begun.id)) }
    const saved = await diary.create('knockback', { told_by: 'phone' })
    await diary.memory.set(made, saved.id)
    return saved
  }

  async #remember(call: string | null, knockback: string | null): Promise<void> {
    await session.diary.memory.set(underWay, call)
    await session.diary.memory.set(made, knockback)
  }
}

async function here(id: string | null | undefined): Promise<RecordView | null> {
  const view = id ? await session.diary.get(id) : undefined
  return view?.type === 'knockback' && !view.binned_at ? view : null
}
