import type { Key, RecordView } from '../../store'
import { dateOf } from '../../words/dates'
import { dayOf } from '../../words/days'

export interface Day {
  /** `YYYY-MM-DD`, where it happened. */
  date: string
  name: string
  items: RecordView[]
}

/** The furthest a local date runs behind UTC, in milliseconds. */
const furthestBehind = 12 * 60 * 60 * 1000

/**
 * Records under the headings of their own local dates, in the order given. Travel can make two dates take turns; then a
 * heading comes twice, for the order of time is not changed.
 */
export function daysOf(items: RecordView[], now = new Date()): Day[] {
  const days: Day[] = []
  for (const item of items) {
    const date = dateOf(item.occurred_at)
    const last = days.at(-1)
    if (last?.date === date) last.items.push(item)
    else days.push({ date, name: dayOf(item.occurred_at, now), items: [item] })
  }
  return days
}

/** The place on the timeline after which everything of a month (`YYYY-MM`) comes, wherever it happened. */
export function endOf(month: string): Key {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = new Date(0)
  next.setUTCFullYear(year, number, 1)
  return { at: next.getTime() + furthestBehind, id: '' }
}

/** Without what comes before the month at the head of the list: the next month had begun already further east. */
export function fromMonth(items: RecordView[], month: string): RecordView[] {
  const first = items.findIndex(({ occurred_at }) => occurred_at.slice(0, 7) <= month)
  return first < 0 ? [] : items.slice(first)
}
