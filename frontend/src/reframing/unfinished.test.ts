import { expect, test } from 'vitest'
import { byAge } from './unfinished'

test('what has been left for more than a week is no longer among the recent ones', () => {
  const views = ['2026-03-10T09:00:00+00:00', '2026-03-03T12:00:00+01:00', '2026-03-03T10:59:59+00:00'].map(
    (occurred_at) => ({ occurred_at }),
  )
  const [today, week, older] = views
  expect(byAge(views, Date.parse('2026-03-10T11:00:00Z'))).toEqual({ recent: [today, week], older: [older] })
})
