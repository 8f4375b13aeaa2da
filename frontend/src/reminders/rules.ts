import { atLocal, instant, type Doc } from '../store'

/** One live record: its id, its type, the fields that are set. */
export interface Remembered {
  id: string
  type: string
  doc: Doc
}

export type ReminderKind = 'held' | 'nudge' | 'keep_in_touch' | 'look_back' | 'follow_up' | 'interview' | 'again'

/** From `at` on, and before `until` if there is one, `record` wants to be looked at; times are in UTC. */
export interface Reminder {
  kind: ReminderKind
  record: string
  at: string
  /** How many months after the knockback; of a look-back alone. */
  months?: number
  until?: string
}

const MORNING = '09:00'
const DAY = 24 * 60 * 60 * 1000
const FOLLOW_UP_FOR = 7 * DAY
/** Each in months, with the month in which the next one takes its place, or nobody is asked any more. */
export const LOOK_BACKS = [
  [3, 6],
  [6, 12],
  [12, 15],
] as const

const iso = (time: number): string => new Date(time).toISOString()
const at = (time: number): string => iso(time).replace('.000Z', 'Z')
const text = (doc: Doc, field: string): string => (doc[field] as string | null | undefined) ?? ''

function isZone(zone: string): boolean {
  try {
    return Boolean(zone && Intl.DateTimeFormat('en-GB', { timeZone: zone }))
  } catch {
    return false
  }
}

/** The morning of a day (`YYYY-MM-DD`) in the zone of a record; by its offset where this device does not know it. */
function morning({ doc }: Remembered, day: string): number {
  const [local, zone] = [`${day}T${MORNING}`, text(doc, 'time_zone')]
  if (isZone(zone)) return instant(atLocal(local, zone))
  return instant(`${local}:00${/(Z|[+-]\d\d:\d\d)$/.exec(text(doc, 'occurred_at'))?.[0] ?? 'Z'}`)
}

/** The day that is so many days after another. */
const daysAfter = (day: string, days: number): string => iso(Date.parse(`${day}T00:00:00Z`) + days * DAY).slice(0, 10)

/** The same day so many months later, or the last one of a month that is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, last))).slice(0, 10)
}

type Rule = (record: Remembered) => Reminder[]

const onMorning =
  (kind: ReminderKind, field: string, wanted: (doc: Doc) => boolean): Rule =>
  (record) => {
    const day = text(record.doc, field)
    return day && wanted(record.doc) ? [{ kind, record: record.id, at: at(morning(record, day)) }] : []
  }

const held: Rule = ({ id, doc }) =>
  doc.state === 'held' && doc.hold_until ? [{ kind: 'held', record: id, at: at(instant(doc.hold_until)) }] : []

const followUp: Rule = (record) =>
  onMorning(
    'follow_up',
    'follow_up_on',
    (doc) => !doc.follow_up,
  )(record).map((one) => ({
    ...one,
    until: at(instant(one.at) + FOLLOW_UP_FOR),
  }))

const interview: Rule = (record) => {
  const begins = text(record.doc, 'occurred_at')
  if (record.doc.plan_then) return []
  const eve = daysAfter(begins.slice(0, 10), -1)
  return [{ kind: 'interview', record: record.id, at: at(morning(record, eve)), until: at(instant(begins)) }]
}

const rules: Readonly<Record<string, readonly Rule[]>> = {
  feedback_request: [held, onMorning('nudge', 'nudge_on', ({ state }) => state === 'sent')],
  knockback: [onMorning('keep_in_touch', 'keep_in_touch_on', () => true)],
  reframe: [followUp],
  interview: [interview],
  feedback_item: [onMorning('again', 'again_on', ({ verdict }) => verdict !== 'let_go')],
}

/** The kinds that anything can follow from. */
export const rememberedKinds: readonly string[] = [...Object.keys(rules), 'look_back', 'settings']

/** Where its person wants them, each knockback once at each distance, until the next one comes. */
function lookBacks(records: readonly Remembered[]): Reminder[] {
  if (!records.some(({ type, doc }) => type === 'settings' && doc.look_backs)) return []
  const made = records.filter(({ type }) => type === 'look_back').map(({ doc }) => doc)
  const over = new Set(made.filter(({ skipped }) => skipped).map(({ knockback }) => knockback))
  const written = new Set(made.filter((doc) => doc.text).map(({ knockback, months }) => `${knockback} ${months}`))
  return records
    .filter(({ type, id }) => type === 'knockback' && !over.has(id))
    .flatMap((knockback) => {
      const day = text(knockback.doc, 'occurred_at').slice(0, 10)
      const after = (months: number) => at(morning(knockback, monthsAfter(day, months)))
      return LOOK_BACKS.filter(([months]) => !written.has(`${knockback.id} ${months}`)).map(
        ([months, end]): Reminder => ({
          kind: 'look_back',
          record: knockback.id,
          at: after(months),
          months,
          until: after(end),
        }),
      )
    })
}

const order = ({ at: time, kind, record }: Reminder): string => [time, kind, record].join(' ')

/** All that is, was or will be due as things stand, in the order of time. */
export function reminders(records: readonly Remembered[]): Reminder[] {
  const made = records.flatMap((record) => (rules[record.type] ?? []).flatMap((rule) => rule(record)))
  return [...made, ...lookBacks(records)].sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

/**
 * What wants to be looked at again at `now`, in milliseconds since the epoch, the longest due first: the same function
 * as the server's, `onwards.reminders.rules`.
 */
export const due = (records: readonly Remembered[], now: number): Reminder[] =>
  reminders(records).filter((one) => instant(one.at) <= now && (!one.until || now < instant(one.until)))
