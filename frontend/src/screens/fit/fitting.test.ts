import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import type { App, Diary, RecordView } from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { loadWords } from '../../words'
import { Fitting } from './fitting.svelte'

let diary: Diary
let view: RecordView
let fitting: Fitting

const look = async () => (view = (await diary.get(view.id))!)

beforeEach(async () => {
  await loadWords()
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  const { id } = await diary.create('knockback', { company: 'Fairhaven' })
  view = (await diary.get(id))!
  fitting = new Fitting(() => view)
})

test('two boxes that are left at once both keep their answers', async () => {
  const [people, life] = [fitting.answering('people'), fitting.answering('life')]
  people.type('Kind.')
  life.type('Too far.')
  await Promise.all([people.settle(), life.settle()])

  expect((await look()).doc.fit_answers).toEqual([
    { question: 'people', answer: 'Kind.' },
    { question: 'life', answer: 'Too far.' },
  ])
})

test('an answer can be taken back, and the one before it stays', async () => {
  const [people, life] = [fitting.answering('people'), fitting.answering('life')]
  people.type('Kind.')
  await people.settle()
  life.type('Too far.')
  await life.settle()
  await fitting.undo()

  expect((await look()).doc.fit_answers).toEqual([{ question: 'people', answer: 'Kind.' }])
  expect(fitting.answer('life')).toBe('')
})

test('what another device answered meanwhile is not overwritten', async () => {
  const people = fitting.answering('people')
  people.type('Kind.')
  await diary.edit(view.id, { set: { fit_answers: [{ question: 'life', answer: 'Too far.' }] } })
  await people.settle()

  expect((await look()).doc.fit_answers).toEqual([
    { question: 'life', answer: 'Too far.' },
    { question: 'people', answer: 'Kind.' },
  ])
})
