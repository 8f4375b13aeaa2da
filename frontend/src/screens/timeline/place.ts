import type { words } from '../../words'

export type Filter = keyof typeof words.timeline.filters

/** Where somebody was on the timeline. */
export interface Place {
  diary: string
  filter: Filter
  text: string
  month: string | null
  /** How many records were on screen. */
  count: number
}

let left: Place | null = null

export function rememberPlace(place: Place): void {
  left = place
}

/** Where the timeline was left, for somebody who comes back to it by Back; otherwise it begins anew. */
export function recallPlace(diary: string): Place | null {
  const { y } = (history.state ?? {}) as { y?: number }
  return y !== undefined && left?.diary === diary ? left : null
}
