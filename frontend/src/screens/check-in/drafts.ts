import { session } from '../../session.svelte'
import type { Draft, RecordView } from '../../store'
import { sharedText } from '../../shared-text'
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

const places: Record<string, string> = { check_in: '/checkins', win: '/wins', lesson: '/lessons', reframe: '/reframe' }
const unmade: Record<string, string> = {
  'new-win': '/wins/new',
  'new-lesson': '/lessons/new',
  'new-reframe': '/reframe/new',
}

/** Text from another app becomes the draft of a note, after whatever stands there already. */
export async function keepShared(): Promise<void> {
  const shared = await sharedText()
  if (!shared) return
  const before = await session.diary.draft.get(newNote)
  await session.diary.draft.set(newNote, [before?.value, shared.text].filter(Boolean).join('\n\n'))
  await shared.forget()
}

/** The texts last typed that have not become edits yet. */
export async function unfinished(now: number): Promise<Unfinished> {
  const found: Unfinished = {}
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
  const id = draft.key.slice(0, draft.key.lastIndexOf('/'))
  if (unmade[id]) return { href: unmade[id] }
  const view = await session.diary.get(id)
  const path = view && places[view.type]
  if (!path || view.binned_at) return {}
  const href = `${path}/${id}`
  const note = draft.key === `${id}/note` && now - Date.parse(view.occurred_at) < recent
  return note ? { here: { view }, href } : { href }
}
