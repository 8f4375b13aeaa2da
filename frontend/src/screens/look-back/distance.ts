import { uuid5 } from '../../once'
import { LOOK_BACKS, monthsAfter } from '../../reminders/rules'
import { atLocal, type Doc, type RecordView } from '../../store'

type Knockback = Pick<RecordView, 'id' | 'occurred_at' | 'time_zone'>

/** A look back before there is a record of it: its id, what it holds from the first, and its moment. */
export interface Unwritten {
  id: string
  given: Doc
  when: { occurred_at: string; time_zone: string }
}

const morning = '09:00'
const first = LOOK_BACKS[0][0]

const dayOf = ({ occurred_at }: Knockback): string => occurred_at.slice(0, 10)

/** How many months after a knockback one looks back on a day (`YYYY-MM-DD`): the latest distance that was reached. */
export const distanceOn = (knockback: Knockback, day: string): number =>
  LOOK_BACKS.findLast(([months]) => monthsAfter(dayOf(knockback), months) <= day)?.[0] ?? first

/** The number of months that an address names, if it is one that anybody is asked at. */
export const named = (months: string | null | undefined): number | undefined =>
  LOOK_BACKS.find(([one]) => String(one) === months)?.[0]

/** Every device derives the same one, the moment too: two of them that begin it at once make no twins. */
export async function unwritten(knockback: Knockback, months: number): Promise<Unwritten> {
  const { id, time_zone } = knockback
  const due_on = monthsAfter(dayOf(knockback), months)
  return {
    id: await uuid5(String(months), id),
    given: { knockback: id, months, due_on },
    when: { occurred_at: atLocal(`${due_on}T${morning}`, time_zone), time_zone },
  }
}
