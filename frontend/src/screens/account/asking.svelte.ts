import { troubleOf, type Checked } from './trouble'

/** One call to the server at a time, and what came of it. */
export class Asking {
  busy = $state(false)
  trouble = $state<string | null>(null)

  constructor(private readonly checked: Checked = 'credentials') {}

  /** Runs it unless one runs already; true when it went well. */
  async run(step: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.trouble = null
    try {
      await step()
      return true
    } catch (error) {
      this.trouble = troubleOf(error, this.checked)
      return false
    } finally {
      this.busy = false
    }
  }
}
