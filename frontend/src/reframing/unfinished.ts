import { instant } from '../store'

const week = 7 * 24 * 60 * 60 * 1000

/** Unfinished ones: of the last week, and older ones, which nobody is shown unasked. */
export function byAge<One extends { occurred_at: string }>(views: readonly One[], now: number) {
  const isOld = ({ occurred_at }: One) => instant(occurred_at) < now - week
  return { recent: views.filter((view) => !isOld(view)), older: views.filter(isOld) }
}
