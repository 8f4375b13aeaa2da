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
}

/** Where a record is shown and edited. */
export const addressOf = ({ id, type }: Pick<RecordView, 'id' | 'type'>): string => `${paths[type]}/${id}`

/** Where one is made, by the first part of its drafts' keys, such as `new-win`. */
export function addressOfNew(key: string): string | undefined {
  const path = key.startsWith('new-') && paths[key.slice('new-'.length)]
  return path ? `${path}/new` : undefined
}
