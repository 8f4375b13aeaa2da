import { changeSettings, type Settings } from '../settings'
import { NotSaved } from '../store'
import { toast } from '../ui/toast.svelte'
import { thisDevice, words } from '../words'
import { clock } from '../words/dates'

/** Changes what is chosen for every device, says so, and offers the way back. */
export class Choosing {
  trouble = $state<NotSaved['reason'] | null>(null)

  /** Whether it was kept. */
  async choose(set: { [Name in keyof Settings]: Settings[Name] | null }): Promise<boolean> {
    try {
      const saved = await changeSettings(set)
      this.trouble = null
      toast.show({
        text: words.saved(thisDevice(), clock(saved.at)),
        action: { text: words.undo, run: () => saved.undo() },
      })
      return true
    } catch (error) {
      this.trouble = error instanceof NotSaved ? error.reason : 'lost'
      return false
    }
  }
}
