import { expect, test } from 'vitest'
import { diaryOn, outboxOf, stage } from './stage.testing'

async function filled(seed: number) {
  const diary = diaryOn(stage({}, seed))
  await diary.create('check_in', { mood: 2, feelings: ['b', 'a'], note: 'hm' })
  const { id } = await diary.create('win', { text: 'gone' })
  await diary.remove(id)
  await diary.create('lesson', { text: 'ask' })
  return diary
}

test('an export read into an empty diary gives the same bytes again', async () => {
  const file = await (await filled(1)).exportAll()
  const other = diaryOn(stage({}, 2))
  expect(await other.importAll(JSON.parse(JSON.stringify(file)))).toMatchObject({
    added: 3,
    unchanged: 0,
    kept: 0,
    refused: [],
  })
  const again = await other.exportAll()
  const bare = (f: typeof file) =>
    JSON.stringify({ ...f, records: f.records.map(({ binned_at, ...r }) => [r, !!binned_at]) })
  expect(bare(again)).toBe(bare(file))
  expect(JSON.stringify(await other.exportAll())).toBe(JSON.stringify(again))
})

test('the same file twice adds nothing', async () => {
  const file = await (await filled(1)).exportAll()
  const other = diaryOn(stage({}, 2))
  await other.importAll(file)
  const before = await outboxOf(other)
  expect(await other.importAll(file)).toMatchObject({ added: 0, unchanged: 3 })
  expect(await outboxOf(other)).toEqual(before)
})

test('what has changed here since stays as it is', async () => {
  const diary = await filled(1)
  const file = await diary.exportAll()
  const lesson = (await diary.timeline({ limit: 1 })).items[0]!
  await diary.edit(lesson.id, { set: { text: 'ask twice' } })
  expect(await diary.importAll(file)).toMatchObject({ added: 0, unchanged: 2, kept: 1 })
  expect((await diary.get(lesson.id))!.doc.text).toBe('ask twice')
})

test('an import can be undone, and done again', async () => {
  const file = await (await filled(1)).exportAll()
  const other = diaryOn(stage({}, 2))
  await (await other.importAll(file)).undo()
  expect((await other.timeline({ limit: 9 })).items).toEqual([])
  expect(await other.importAll(file)).toMatchObject({ added: 2, unchanged: 1 })
  expect((await other.timeline({ limit: 9 })).items).toHaveLength(2)
})

test('both versions of a text travel in the file', async () => {
  const device = stage()
  const diary = diaryOn(device)
  const { id } = await diary.create('win', { text: 'a' })
  const basis = diary.basis((await diary.get(id))!)
  await diary.edit(id, { set: { text: 'b' } }, basis)
  await diary.edit(id, { set: { text: 'c' } }, basis)
  const other = diaryOn(stage({}, 2))
  await other.importAll(await diary.exportAll())
  const view = (await other.get(id))!
  expect([view.doc.text, ...view.siblings.map((s) => s.value)]).toEqual(['c', 'b'])
})

test('rows that cannot be read are reported and the others are taken', async () => {
  const good = {
    id: '0190a000-0000-7000-8000-000000000001',
    type: 'win',
    doc: { text: 'x', occurred_at: '2026-01-01T00:00:00Z', time_zone: 'UTC' },
  }
  const records = [
    null,
    { ...good, id: 'x' },
    { ...good, type: 'nope' },
    { ...good, doc: { ...good.doc, occurred_at: '0001-01-01T00:00:00Z' } },
    { ...good, doc: { ...good.doc, colour: 'red' } },
    { ...good, doc: { ...good.doc, text: 'x'.repeat(20_001) } },
    good,
  ]
  const report = await diaryOn(stage()).importAll({ format: 'onwards', version: 1, records })
  expect(report.added).toBe(1)
  expect(report.refused.map((r) => [r.index, r.reason])).toEqual([
    [0, 'not-a-record'],
    [1, 'not-a-record'],
    [2, 'unknown-kind'],
    [3, 'bad-date'],
    [4, 'unknown-field'],
    [5, 'bad-value'],
  ])
})

test('a file of something else is a TypeError', async () => {
  await expect(diaryOn(stage()).importAll({ format: 'other' })).rejects.toThrow(TypeError)
})
