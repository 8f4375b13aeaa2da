import type { RecordView } from '../../store'

const paths: Record<string, string> = { check_in: '/checkins', win: '/wins', lesson: '/lessons' }

/** Where a record is shown and edited. */
export const addressOf = ({ id, type }: Pick<RecordView, 'id' | 'type'>): string => `${paths[type]}/${id}`
