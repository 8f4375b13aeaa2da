import { dayAfter } from '../../reframing/follow-up'
import { atLocal, instant, stamp, type Change, type Doc, type RecordView } from '../../store'

/** How far an ask has got. */
export type State = 'draft' | 'held' | 'sent' | 'replied' | 'no_reply'

type Ask = Pick<RecordView, 'doc'>
type Set = Required<Pick<Change, 'set'>>

const MORNING = '09:00'
const DAY = 24 * 60 * 60 * 1000
/** Gutted or flat. */
const LOW = 2

export const stateOf = ({ doc }: Ask): State => (doc.state as State | undefined) ?? 'draft'

/** Its morning has come. */
export const isSleptOn = (ask: Ask, now: number): boolean =>
  stateOf(ask) === 'held' && instant(ask.doc.hold_until) <= now

/** The day of its one nudge (`YYYY-MM-DD`); null when there is none, or none any more. */
export const nudgeOn = (ask: Ask): string | null =>
  stateOf(ask) === 'sent' ? ((ask.doc.nudge_on as string | undefined) ?? null) : null

/** Whether it wants to be looked at today (`YYYY-MM-DD`). */
export function wantsALook(ask: Ask, now: number, today: string): boolean {
  const nudge = nudgeOn(ask)
  return isSleptOn(ask, now) || (nudge !== null && nudge <= today)
}

/** Held until the morning of a day, by the clock of a zone. */
export const held = (day: string, zone: string): Set => ({
  set: { state: 'held', hold_until: atLocal(`${day}T${MORNING}`, zone) },
})

/** To be written on. */
export const open: Set = { set: { state: 'draft', hold_until: null, sent_at: null, nudge_on: null } }

/** Sent, with the day of its one nudge if there is to be one. */
export const sent = (now: number, zone: string, nudge: string | null): Set => ({
  set: { state: 'sent', sent_at: stamp(now, zone).occurred_at, hold_until: null, nudge_on: nudge },
})

/** What came of it; from then on nobody asks again. */
export const told = (state: 'sent' | 'replied' | 'no_reply'): Set => ({ set: { state, nudge_on: null } })

/** No nudge any more: it was sent, or is not wanted. */
export const nudged: Set = { set: { nudge_on: null } }

/** The day so many days after another one (`YYYY-MM-DD`). */
export const daysAfter = (day: string, days: number): string => (days > 0 ? daysAfter(dayAfter(day), days - 1) : day)

/** Whether somebody felt low at a check-in of the last day; a clock that was set back changes nothing. */
export const isLow = (latest: { doc: Doc; occurred_at: string } | undefined, now: number): boolean =>
  typeof latest?.doc.mood === 'number' && latest.doc.mood <= LOW && Math.abs(now - instant(latest.occurred_at)) < DAY

/** How many were sent, and how many of those were answered. */
export function counted(asks: readonly Ask[]): { asks: number; replies: number } {
  const states = asks.map(stateOf)
  return {
    asks: states.filter((state) => state !== 'draft' && state !== 'held').length,
    replies: states.filter((state) => state === 'replied').length,
  }
}

export type Group = 'due' | 'draft' | 'held' | 'sent' | 'over'

/** Each in one list, in the order given; what wants to be looked at comes first. */
export function grouped<One extends Ask>(asks: readonly One[], now: number, today: string): Record<Group, One[]> {
  const groups: Record<Group, One[]> = { due: [], draft: [], held: [], sent: [], over: [] }
  for (const ask of asks) {
    const state = stateOf(ask)
    const over = state === 'replied' || state === 'no_reply'
    groups[wantsALook(ask, now, today) ? 'due' : over ? 'over' : state].push(ask)
  }
  return groups
}
