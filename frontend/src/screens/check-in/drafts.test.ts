import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import type { App, Diary } from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { Making } from '../keep/making.svelte'
import { unfinished } from './drafts'

let diary: Diary

beforeEach(() => {
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

const leads = async () => (await unfinished(Date.now())).elsewhere

test('a half-written answer to whether a job was right leads to its question, any other text to its record', async () => {
  const { id } = await diary.create('knockback', { company: 'Fairhaven' })
  await diary.draft.set(`${id}/note`, 'Half a')
  expect(await leads()).toBe(`/knockbacks/${id}`)

  await diary.draft.clear(`${id}/note`)
  await diary.draft.set(`${id}/fit-people`, 'Half a')
  expect(await leads()).toBe(`/fit/${id}`)
})

test('a half-written lesson about a line leads to that line, one about nothing to a new lesson', async () => {
  const { id } = await diary.create('feedback_item', { quote: 'Same example.' })
  await diary.draft.set(`${id}/lesson-text`, 'Half a')
  expect(await leads()).toBe(`/feedback/${id}`)

  await diary.draft.clear(`${id}/lesson-text`)
  await diary.draft.set('new-lesson/text', 'Half a')
  expect(await leads()).toBe('/lessons/new')
})

test('a lesson half written about a line does not stand in the box of another one', async () => {
  const about = (item: string) =>
    new Making('lesson', '/lessons', { feedback_item: item }, (field) => `${item}/lesson-${field}`).writing('text')
  await diary.draft.set('one/lesson-text', 'Half a')
  const boxes = [about('one'), about('other'), new Making('lesson', '/lessons').writing('text')]
  for (const box of boxes) box.open()
  await expect.poll(() => boxes[0]!.value).toBe('Half a')
  expect(boxes.map(({ restored }) => restored)).toEqual([true, false, false])
})
