import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import { NotSaved, type App, type Diary } from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { Sitting } from './sitting.svelte'

let diary: Diary
let sitting: Sitting

beforeEach(() => {
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  sitting = new Sitting('home')
})

const kept = async () => (await diary.timeline({ limit: 9 })).items.map(({ doc }) => doc)

test('a face is one record, kept before the sheet opens', async () => {
  const tap = sitting.tap(1)
  expect(sitting.up).toBe(false)
  await tap
  expect(sitting.up).toBe(true)
  expect(await kept()).toMatchObject([{ mood: 1, source: 'home' }])
})

test('another face changes the mood, the same one does nothing', async () => {
  await sitting.tap(1)
  const { savedAt } = sitting
  await sitting.tap(1)
  expect(sitting.savedAt).toBe(savedAt)
  await sitting.tap(3)
  expect(await kept()).toMatchObject([{ mood: 3 }])
})

test('two quick taps are one check-in with the second mood', async () => {
  await Promise.all([sitting.tap(2), sitting.tap(4)])
  expect(await kept()).toMatchObject([{ mood: 4 }])
})

test('a note left for a face is the same check-in', async () => {
  sitting.wordsFirst = true
  await Promise.all([sitting.keepNote('They went with someone else.'), sitting.tap(1)])
  expect(await kept()).toMatchObject([{ mood: 1, note: 'They went with someone else.' }])
})

test('chips and feelings can be chosen and taken back', async () => {
  await sitting.tap(2)
  await sitting.toggleContext('no_reply')
  await sitting.toggleFeeling('tired')
  await sitting.toggleFeeling('numb')
  expect([sitting.context, [...sitting.feelings].sort()]).toEqual(['no_reply', ['numb', 'tired']])
  await sitting.toggleContext('no_reply')
  await sitting.toggleFeeling('tired')
  expect([sitting.context, sitting.feelings]).toEqual([null, ['numb']])
})

test('Undo takes back one change at a time, and with the first the check-in', async () => {
  await sitting.tap(2)
  await sitting.tap(5)
  await sitting.undo()
  expect(sitting.mood).toBe(2)
  await sitting.undo()
  expect(sitting.up).toBe(false)
  expect(await kept()).toEqual([])
})

test('a knockback has the moment of its check-in, and how it was told where the context says so', async () => {
  await sitting.tap(1)
  await sitting.toggleContext('after_call')
  await Promise.all([sitting.knockBack(), sitting.knockBack()])
  const [knockback, ...others] = (await diary.timeline({ kinds: ['knockback'], limit: 9 })).items
  expect(others).toEqual([])
  expect(sitting.knockback).toBe(knockback!.id)
  expect(knockback).toMatchObject({
    doc: { told_by: 'phone' },
    occurred_at: sitting.view!.occurred_at,
    time_zone: sitting.view!.time_zone,
  })
})

test('Undo takes the knockback back and leaves the check-in', async () => {
  await sitting.tap(1)
  await sitting.knockBack()
  await sitting.undo()
  expect([sitting.mood, sitting.knockback]).toEqual([1, null])
  expect(await kept()).toMatchObject([{ mood: 1 }])
})

test('a check-in deleted elsewhere closes its sheet', async () => {
  await sitting.tap(2)
  await diary.remove(sitting.view!.id)
  await sitting.look()
  expect(sitting.up).toBe(false)
})

test('a full phone says so, marks no face, and the next tap tries again', async () => {
  const { create } = diary
  diary.create = () => Promise.reject(new NotSaved('full'))
  await sitting.tap(2)
  expect([sitting.trouble, sitting.mood, sitting.up]).toEqual(['full', null, false])
  diary.create = create
  await sitting.tap(2)
  expect([sitting.trouble, sitting.mood, sitting.up]).toEqual([null, 2, true])
})
