import { addressOf } from '../address'
import { session } from '../session.svelte'
import type { RecordView } from '../store'
import { reminders, rememberedKinds, type Reminder } from './rules'

/** A reminder with the record it is about. */
export interface Known extends Reminder {
  view: RecordView
}

/**
 * Everything on this device that is due or will be, in the order of time: what is over and past is left out, and so is
 * whatever comes of a record in the same way later on.
 */
export async function known(now: number): Promise<Known[]> {
  const lists = await Promise.all(
    rememberedKinds.map((kind) => session.diary.timeline({ kinds: [kind], limit: Infinity })),
  )
  const views = new Map(lists.flatMap(({ items }) => items).map((view) => [view.id, view]))
  return reminders([...views.values()])
    .filter(({ until }) => !until || Date.parse(until) > now)
    .filter((one, at, all) => all.findIndex(({ kind, record }) => kind === one.kind && record === one.record) === at)
    .map((one) => ({ ...one, view: views.get(one.record)! }))
}

/** Where it is looked after: a finished reframe is asked about in the list of them. */
export function whereTo({ kind, view, months }: Known): string {
  if (kind === 'look_back') return `/look-back/${view.id}?months=${months}`
  return kind === 'follow_up' ? '/reframe' : addressOf(view)
}
