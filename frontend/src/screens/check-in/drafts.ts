import { addressOfNew, addressOfText } from '../../address'
import { session } from '../../session.svelte'
import { sharedAddress, sharedText } from '../../shared-text'
import type { Draft, RecordView } from '../../store'
import { newNote } from './sitting.svelte'

/** Texts that were being written when the app went away. */
export interface Unfinished {
  /** A note that belongs on this screen; without a record it is a check-in of words alone. */
  here?: { view: RecordView | null }
  /** The address of the box of another one. */
  elsewhere?: string
}

/** An older check-in is edited on its own screen: here another face would change its mood. */
const recent = 2 * 60 * 60 * 1000

/** The texts last typed that have not become edits yet, and one from another app that was not looked at. */
export async function unfinished(now: number): Promise<Unfinished> {
  const found: Unfinished = (await sharedText()) ? { elsewhere: sharedAddress } : {}
  const drafts = await session.diary.draft.all()
  for (const draft of drafts.sort((a, b) => b.at - a.at)) {
    const { here, href } = await place(draft, now)
    if (here && !found.here) found.here = here
    else if (href) found.elsewhere ??= href
  }
  return found
}

async function place(draft: Draft, now: number): Promise<{ here?: Unfinished['here']; href?: string }> {
  if (draft.key === newNote) return { here: { view: null } }
  const slash = draft.key.lastIndexOf('/')
  const [id, field] = [draft.key.slice(0, slash), draft.key.slice(slash + 1)]
  const unmade = addressOfNew(id)
  if (unmade) return { href: unmade }
  const view = await session.diary.get(id)
  if (!view || view.binned_at) return {}
  const href = addressOfText(view, field)
  const note = field === 'note' && now - Date.parse(view.occurred_at) < recent
  return note ? { here: { view }, href } : { href }
}
