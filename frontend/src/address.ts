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

/** What has no address of its own stands on a screen with others. */
const listed: Record<string, string> = { settings: '/you/reminders', theme: '/themes' }

/** Where a record is shown and edited. */
export const addressOf = ({ id, type }: Pick<RecordView, 'id' | 'type'>): string =>
  listed[type] ?? `${paths[type]}/${id}`

/** Where one of its texts is written: whether a job was right is asked on a screen of its own. */
export const addressOfText = (view: Pick<RecordView, 'id' | 'type'>, field: string): string =>
  field.startsWith('fit-') ? `/fit/${view.id}` : addressOf(view)

/** Where one is made, by the first part of its drafts' keys, such as `new-win`. */
export function addressOfNew(key: string): string | undefined {
  const path = key.startsWith('new-') && paths[key.slice('new-'.length)]
  return path ? `${path}/new` : undefined
}
