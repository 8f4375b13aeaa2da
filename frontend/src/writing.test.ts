import { beforeEach, expect, test } from 'vitest'
import { session } from './session.svelte'
import { NotSaved, type App, type Diary, type RecordView } from './store'
import { diaryOn, stage } from './store/stage.testing'
import { settleAll, Writing } from './writing.svelte'

let diary: Diary
let view: RecordView

beforeEach(async () => {
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  const { id } = await diary.create('check_in', { mood: 2, note: 'Before' })
  view = (await diary.get(id))!
})

const box = (limit = 100) =>
  new Writing({
    key: () => `${view.id}/note`,
    value: 'Before',
    limit,
    basis: () => diary.basis(view),
    keep: (value, basis) => diary.edit(view.id, { set: { note: value || null } }, basis),
  })

const note = async () => (await diary.get(view.id))?.doc.note

test('what is typed is a draft on this device, and becomes an edit on leaving', async () => {
  const writing = box()
  const leave = writing.open()
  writing.type('Half a th')
  await expect.poll(async () => (await diary.draft.all())[0]?.value).toBe('Half a th')
  expect(await note()).toBe('Before')
  leave()
  await expect.poll(note).toBe('Half a th')
  await expect.poll(() => diary.draft.all()).toEqual([])
})

test('a draft from before goes back into its box, with what was on screen when it was begun', async () => {
  const basis = diary.basis(view)
  await diary.draft.set(`${view.id}/note`, 'Half a th', basis)
  const writing = box()
  writing.open()
  await expect.poll(() => writing.restored).toBe(true)
  expect(writing.value).toBe('Half a th')
  await settleAll()
  expect(await note()).toBe('Half a th')
  expect(await diary.draft.all()).toEqual([])
})

test('a draft that was kept after all is dropped without a word', async () => {
  await diary.draft.set(`${view.id}/note`, 'Before')
  const writing = box()
  writing.open()
  await expect.poll(() => diary.draft.all()).toEqual([])
  expect(writing.restored).toBe(false)
})

test('a text that is too long stays whole, as a draft, until it fits', async () => {
  const writing = box(10)
  writing.type('Twelve signs')
  await writing.settle()
  expect(writing.left).toBe(-2)
  expect(await note()).toBe('Before')
  expect((await diary.draft.all())[0]?.value).toBe('Twelve signs')
  writing.type('Ten signs.')
  await writing.settle()
  expect(await note()).toBe('Ten signs.')
  expect(await diary.draft.all()).toEqual([])
})

test('a change from elsewhere shows in a box nobody is writing in, and leaves one alone that somebody is', () => {
  const writing = box()
  writing.refresh('From the laptop')
  expect(writing.value).toBe('From the laptop')
  writing.type('Mine')
  writing.refresh('From the laptop again')
  expect(writing.value).toBe('Mine')
})

test('typing that goes on while it is being kept is kept too, and conflicts with nothing', async () => {
  const writing = box()
  writing.type('One')
  const settling = writing.settle()
  writing.type('One two')
  await settling
  await writing.settle()
  expect(await note()).toBe('One two')
  expect((await diary.get(view.id))?.siblings).toEqual([])
  expect(await diary.draft.all()).toEqual([])
})

test('a full phone is told, the text stays on the screen, and is kept once there is room', async () => {
  const writing = box()
  const leave = writing.open()
  const { edit } = diary
  const { set } = diary.draft
  const refuse = () => Promise.reject(new NotSaved('full'))
  diary.edit = refuse
  diary.draft.set = refuse
  writing.type('No room for this')
  expect(await settleAll()).toBe(false)
  expect([writing.trouble, writing.value]).toEqual(['full', 'No room for this'])
  diary.edit = edit
  diary.draft.set = set
  expect(await settleAll()).toBe(true)
  expect([writing.trouble, await note()]).toEqual([null, 'No room for this'])
  leave()
})
