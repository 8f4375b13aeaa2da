import { session } from './session.svelte'

/**
 * What a question to the diary answers now, asked anew whenever the diary changes in this tab or another. Make it
 * while a component is being made. `value` is undefined until the first answer.
 */
export class Live<T> {
  value = $state.raw<T>()

  /** `concerns` spares the question when it names records it has nothing to do with. */
  constructor(question: () => Promise<T>, concerns?: (ids: string[]) => boolean) {
    $effect(() => {
      const { diary } = session
      let asked = 0
      const ask = async () => {
        const turn = ++asked
        const answer = await question()
        // An older answer that comes late would undo a newer one.
        if (turn === asked) this.value = answer
      }
      void ask()
      return diary.subscribe((change) => {
        if (change === 'all' || !concerns || concerns(change.ids)) void ask()
      })
    })
  }
}
