export type * from './types'
export { NotSaved, Offline, Refused, type FieldError } from './errors'
export { openCurrentDiary } from './open'
