import { session } from '../../session.svelte'
import { sharedText } from '../../shared-text'
import { messageLimit, unmade, type Beginning } from './beginning.svelte'

/** Text from another app becomes the message of a new knockback; one that is too long waits in its box. */
export async function takeShared({ editing }: Beginning): Promise<void> {
  const shared = await sharedText()
  if (!shared) return
  const { draft } = session.diary
  const key = `${unmade}/message` as const
  const text = [(await draft.get(key))?.value, shared.text].filter(Boolean).join('\n\n')
  if ([...text].length > messageLimit) await draft.set(key, text)
  else {
    await editing.change({ set: { message: text } })
    if (editing.trouble) return
    await draft.clear(key)
  }
  await shared.forget()
}
