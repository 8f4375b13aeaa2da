import { dayAfter } from '../../reframing/follow-up'
import { due } from '../../reminders/rules'
import { atLocal, deviceZone, instant, type RecordView } from '../../store'
import { dateHere } from '../../words/dates'

const MORNING = '10:00'
const DAYS_AHEAD = 7

/** When a new one is until somebody says: in the morning, a week from a moment. */
export function aWeekFrom(now: Date, zone = deviceZone()): Pick<RecordView, 'occurred_at' | 'time_zone'> {
  let day = dateHere(now)
  for (let passed = 0; passed < DAYS_AHEAD; passed += 1) day = dayAfter(day)
  return { occurred_at: atLocal(`${day}T${MORNING}`, zone), time_zone: zone }
}

/** Those to come, the next one first, and those that are past, the latest first. */
export function sorted<One extends Pick<RecordView, 'occurred_at'>>(interviews: readonly One[], now: number) {
  const time = (one: One) => instant(one.occurred_at)
  return {
    ahead: interviews.filter((one) => time(one) >= now).sort((a, b) => time(a) - time(b)),
    past: interviews.filter((one) => time(one) < now).sort((a, b) => time(b) - time(a)),
  }
}

/** Whether it is so near that a plan for a no is offered: from the morning before on, while there is none. */
export const wantsAPlan = (interview: Pick<RecordView, 'id' | 'type' | 'doc'>, now: number): boolean =>
  due([interview], now).length > 0
