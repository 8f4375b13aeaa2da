import { beforeEach, expect, test } from 'vitest'
import { uuid5 } from './once'
import { session } from './session.svelte'
import { changeSettings, settings } from './settings'
import { deviceZone, type App } from './store'
import type { StoredDiary } from './store/diary'
import { diaryOn, stage } from './store/stage.testing'

let diary: StoredDiary

const all = async () => (await diary.timeline({ kinds: ['settings'], limit: Infinity })).items

beforeEach(() => {
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

test('whatever is chosen, there is one record, with the number and the moment that every device gives it', async () => {
  expect(await settings()).toEqual({})
  await changeSettings({ look_backs: true })
  await changeSettings({ quiet_from: '21:00', quiet_to: '08:30' })
  await changeSettings({ quiet_to: null })

  const [record, ...more] = await all()
  expect(more).toEqual([])
  expect([record!.id, record!.occurred_at]).toEqual([await uuid5('settings'), '2026-01-01T00:00:00+00:00'])
  expect(await settings()).toMatchObject({ look_backs: true, quiet_from: '21:00' })
  expect(await settings()).not.toHaveProperty('quiet_to')
})

test('the first choice can be taken back, and made again', async () => {
  const saved = await changeSettings({ look_backs: true })
  await saved.undo()
  expect(await settings()).toEqual({})

  const again = await changeSettings({ look_backs: true })
  expect(await settings()).toMatchObject({ look_backs: true })
  await again.undo()
  await changeSettings({ country: 'gb' })
  expect(await settings()).toMatchObject({ country: 'gb' })
  expect(await settings()).not.toHaveProperty('look_backs')
  expect(await all()).toHaveLength(1)
})

test('two tabs that choose for the first time at once both keep what they chose', async () => {
  await Promise.all([changeSettings({ look_backs: true }), changeSettings({ country: 'gb' })])

  expect(await settings()).toMatchObject({ look_backs: true, country: 'gb' })
  expect(await all()).toHaveLength(1)
})

test('the quiet hours are by the clock of where they were chosen', async () => {
  await changeSettings({ look_backs: true })
  const [made] = await all()
  await diary.edit(made!.id, { set: { time_zone: 'Asia/Tokyo' } })
  await changeSettings({ quiet_from: '20:00' })

  expect((await all())[0]!.time_zone).toBe(deviceZone())
})

test('a number that was deleted for good holds up nothing', async () => {
  const id = await uuid5('settings')
  const gone = { id, type: 'settings', rev: 4, purged: true as const }
  await diary.store.write((work) => work.rebuild(id, { server: gone }))

  await changeSettings({ look_backs: true })
  await changeSettings({ country: 'gb' })

  expect(await settings()).toMatchObject({ look_backs: true, country: 'gb' })
  expect(await all()).toHaveLength(1)
})
