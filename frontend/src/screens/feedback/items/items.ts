import { dayAfter } from '../../../reframing/follow-up'
import { instant, type RecordView } from '../../../store'
import { dateHere } from '../../../words/dates'

export type Polarity = 'did_well' | 'work_on' | 'neutral'
export type Verdict = 'unsorted' | 'useful' | 'unsure' | 'let_go' | 'unfair'
export type Channel = 'email' | 'phone' | 'text' | 'linkedin' | 'in_person'

type Item = Pick<RecordView, 'id' | 'doc' | 'occurred_at'>

/** The kind words first, so that nobody begins with a blow. */
const order: Polarity[] = ['did_well', 'neutral', 'work_on']

export const polarityOf = ({ doc }: Pick<Item, 'doc'>): Polarity => (doc.polarity as Polarity | undefined) ?? 'neutral'
export const verdictOf = ({ doc }: Pick<Item, 'doc'>): Verdict => (doc.verdict as Verdict | undefined) ?? 'unsorted'
export const againOn = ({ doc }: Pick<Item, 'doc'>): string | null => (doc.again_on as string | undefined) ?? null

/** What went well first; then as they came. */
export function inOrder<One extends Item>(items: readonly One[]): One[] {
  const rank = (item: Item) => order.indexOf(polarityOf(item))
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) || instant(a.occurred_at) - instant(b.occurred_at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** The date on this device's clock (`YYYY-MM-DD`). */
export const today = (): string => dateHere(new Date())

/** Whether it waits for a verdict on a day: one that is read again on a later day does not yet. */
export function waits(item: Pick<Item, 'doc'>, day: string): boolean {
  const again = againOn(item)
  const verdict = verdictOf(item)
  if (verdict === 'unsorted') return !again || again <= day
  return verdict !== 'let_go' && again !== null && again <= day
}

/** What a verdict sets: once there is one, it need not be read again. */
export const judged = (verdict: Verdict) => ({ set: { verdict, again_on: null } })

/** What puts it off to the next day. */
export const putOff = (day: string) => ({ set: { again_on: dayAfter(day) } })
