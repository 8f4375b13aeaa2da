import { session } from '../../session.svelte'
import { textLimit, type Saved } from '../../store'
import { Writing } from '../../writing.svelte'
import { Editing } from '../detail/editing.svelte'
import { answersOf, answerTo, withAnswer } from './answers'

/** A knockback while it is asked whether the job was right. */
export class Fitting extends Editing {
  answer(question: string): string {
    return answerTo(this.view.doc, question)
  }

  /** A box for the answer to one question. */
  answering(question: string): Writing {
    return new Writing({
      key: () => `${this.id}/fit-${question}`,
      value: this.answer(question),
      limit: textLimit,
      keep: (value) => this.#keepAnswer(question, value),
    })
  }

  /** The answers are one value: each goes into what stands there when its turn comes. Throws `NotSaved`. */
  #keepAnswer(question: string, value: string): Promise<Saved> {
    return this.after(async () => {
      const { diary } = session
      const now = (await diary.get(this.id))?.doc ?? {}
      const saved = await diary.edit(this.id, { set: { fit_answers: withAnswer(answersOf(now), question, value) } })
      this.note(saved)
      return saved
    })
  }
}
