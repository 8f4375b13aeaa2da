import type { RecordView } from './store'

/** Where the records of each kind live. */
const paths: Record<string, string> = {
  check_in: '/checkins',
  win: '/wins',
  lesson: '/lessons',
  knockback: '/knockbacks',
  reframe: '/reframe',
  feedback_item: '/feedback',
  feedback_request: '/ask',
  example_story: '/examples',
  interview: '/interviews',
  look_back: '/look-back',
  note_to_self: '/notes',
  looking_for: '/looking-for',
}

/** Where a record is shown and edited; what is chosen for every device stands where it is chosen. */
export const addressOf = ({ id, type }: Pick<RecordView, 'id' | 'type'>): string =>
  type === 'settings' ? '/you/reminders' : `${paths[type]}/${id}`

/** Where one is made, by the first part of its drafts' keys, such as `new-win`. */
export function addressOfNew(key: string): string | undefined {
  const path = key.startsWith('new-') && paths[key.slice('new-'.length)]
  return path ? `${path}/new` : undefined
}
