import { beforeEach, expect, test } from 'vitest'
import { session } from '../session.svelte'
import type { App } from '../store'
import { diaryOn, stage } from '../store/stage.testing'
import { known, whereTo } from './known'

const diary = diaryOn(stage())
const now = Date.parse('2026-03-10T12:00:00Z')
const when = { occurred_at: '2026-03-02T14:32:00+00:00', time_zone: 'Europe/London' }

beforeEach(() => {
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

test('a look back is taken at its knockback, over the months it is due after, and only the next is told', async () => {
  const settings = await diary.create('settings', { look_backs: true })
  const knockback = await diary.create('knockback', { company: 'Fairhaven' }, when)
  const found = (await known(now)).filter(({ kind }) => kind === 'look_back')
  expect(found.map(whereTo)).toEqual([`/look-back/${knockback.id}?months=3`])
  await settings.undo()
  await knockback.undo()
})

test('what is due and what is coming is told with where it is looked after, and nothing that is over', async () => {
  const held = { ...when, state: 'held', hold_until: '2026-03-11T09:00:00+00:00' }
  const ask = await diary.create('feedback_request', held)
  const line = await diary.create('feedback_item', { ...when, quote: 'Louder.', again_on: '2026-03-03' })
  const asked = await diary.create('reframe', { ...when, fair_thought: 'Fair.', follow_up_on: '2026-03-09' })
  await diary.create('reframe', { ...when, fair_thought: 'Long ago.', follow_up_on: '2026-01-09' })
  const found = await known(now)
  expect(found.map((one) => [one.kind, whereTo(one)])).toEqual([
    ['again', `/feedback/${line.id}`],
    ['follow_up', '/reframe'],
    ['held', `/ask/${ask.id}`],
  ])
  expect(found.map(({ view }) => view.id)).toEqual([line.id, asked.id, ask.id])
})
