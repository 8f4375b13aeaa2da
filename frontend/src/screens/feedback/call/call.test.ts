import { beforeEach, expect, test, vi } from 'vitest'
import { session } from '../../../session.svelte'
import { NotSaved, type App, type Diary } from '../../../store'
import { diaryOn, stage } from '../../../store/stage.testing'
import { Call } from './call'

let diary: Diary

const kept = async (kind: string) => {
  const { items } = await diary.timeline({ kinds: [kind], limit: Infinity })
  return items.sort((a, b) => (a.id < b.id ? -1 : 1))
}
const quotes = async () => (await kept('feedback_item')).map(({ doc }) => [doc.polarity, doc.quote])

async function note(call: Call, well: string, work: string): Promise<void> {
  call.boxes.did_well.writing.type(well)
  call.boxes.work_on.writing.type(work)
  await Promise.all([call.boxes.did_well.settled(), call.boxes.work_on.settled()])
}

beforeEach(() => {
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

test('a finished call is a knockback told by phone, and each line is feedback on it, word for word', async () => {
  const call = await Call.open(null)
  await note(call, 'Calm under pressure\n  “Good” with people\n', 'Same example, every time')

  const finished = await call.finish()

  const [knockback] = await kept('knockback')
  expect(knockback!.doc).toMatchObject({ told_by: 'phone' })
  expect(finished).toMatchObject({ knockback: knockback!.id, lines: 3 })
  expect(await quotes()).toEqual([
    ['did_well', 'Calm under pressure'],
    ['did_well', '“Good” with people'],
    ['work_on', 'Same example, every time'],
  ])
  for (const { doc } of await kept('feedback_item'))
    expect(doc).toMatchObject({ knockback: knockback!.id, channel: 'phone' })
  expect((await Call.open(null)).boxes.did_well.writing.value).toBe('')
})

test('a call about a knockback that is here makes no other one', async () => {
  const { id } = await diary.create('knockback', { company: 'Northgate' })
  const call = await Call.open(id)
  await note(call, 'Calm', '')

  await call.finish()

  expect(await kept('knockback')).toHaveLength(1)
  expect((await kept('feedback_item'))[0]!.doc.knockback).toBe(id)
})

test('one about a knockback that is gone makes a new one', async () => {
  const { id } = await diary.create('knockback', { company: 'Northgate' })
  await diary.remove(id)
  const finished = await (await Call.open(id)).finish()
  expect(finished!.knockback).not.toBe(id)
})

test('what was noted is there again after the app was closed, about the same knockback', async () => {
  const { id } = await diary.create('knockback', { company: 'Northgate' })
  await note(await Call.open(id), 'Calm', 'Same exam')

  const again = await Call.open(null)

  expect(again.about?.id).toBe(id)
  expect([again.boxes.did_well.writing.value, again.boxes.work_on.writing.value]).toEqual(['Calm', 'Same exam'])
})

test('the notes of one call are not those of another', async () => {
  const first = await diary.create('knockback', { company: 'Northgate' })
  const second = await diary.create('knockback', { company: 'Fairhaven' })
  await note(await Call.open(first.id), 'Calm', '')
  expect((await Call.open(second.id)).boxes.did_well.writing.value).toBe('')
})

test('taken back, nothing of it is left but the notes', async () => {
  const call = await Call.open(null)
  await note(call, 'Calm\nKind', 'Same example')
  const finished = await call.finish()

  await finished!.undo()

  expect([await kept('knockback'), await kept('feedback_item')]).toEqual([[], []])
  const again = await Call.open(null)
  expect(again.boxes.did_well.writing.value).toBe('Calm\nKind')
  expect(again.boxes.work_on.writing.value).toBe('Same example')
})

test('a phone that fills up half-way loses no line and doubles none', async () => {
  const call = await Call.open(null)
  await note(call, 'Calm\nKind', 'Same example')
  const create = diary.create.bind(diary)
  const full = vi.spyOn(diary, 'create')
  full.mockImplementation((type, set) =>
    set.quote === 'Kind' ? Promise.reject(new NotSaved('full')) : create(type, set),
  )
  await expect(call.finish()).rejects.toThrow(NotSaved)
  full.mockRestore()

  await (await Call.open(null)).finish()

  expect((await quotes()).map(([, quote]) => quote)).toEqual(['Calm', 'Kind', 'Same example'])
  expect(await kept('knockback')).toHaveLength(1)
})

test('a text too long to be kept stays in its box, and the call is not finished', async () => {
  const call = await Call.open(null)
  call.boxes.work_on.writing.type('x'.repeat(20_001))
  expect(await call.finish()).toBeNull()
  expect(await kept('knockback')).toEqual([])
})

test('a call with nothing noted is still a knockback told by phone', async () => {
  const finished = await (await Call.open(null)).finish()
  expect(finished).toMatchObject({ lines: 0 })
  expect(await kept('knockback')).toHaveLength(1)
})
