import { NotSaved, type Saved } from '../../store'
import { toast } from '../../ui/toast.svelte'
import { words } from '../../words'

/** Does it and says so, with a way back for all of it; what could not be kept is told as well. */
export async function doAndTell(text: string, step: () => Promise<readonly Saved[]>): Promise<void> {
  try {
    const saved = await step()
    const undo = async () => {
      for (const one of saved.toReversed()) await one.undo()
      toast.show({ text: words.undone })
    }
    toast.show({ text, action: { text: words.undo, run: undo } })
  } catch (error) {
    toast.show({ text: words.notSaved[error instanceof NotSaved ? error.reason : 'lost'] })
  }
}
