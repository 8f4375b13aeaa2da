import { expect, test } from 'vitest'
import { causesMost } from '../reframing/shares'
import { messageLimit, nameLimit } from '../screens/knockback/beginning.svelte'
import { kinds, mergeOf, textLimit } from './kinds'
import { forms } from './portability'
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

/** Something that each form allows, as long as it may be. */
function full({ types, most = 1 }: (typeof forms)[string][string], field: string): unknown {
  if (field === 'occurred_at') return '2026-03-02T09:30:00+00:00'
  if (field === 'time_zone') return 'Europe/London'
  if (types.includes('string')) return '🙂'.repeat(most)
  if (types.includes('integer')) return 1
  if (types.includes('boolean')) return true
  return types.includes('array') ? Array.from({ length: most }, (_, at) => `item-${String(at).padStart(2, '0')}`) : {}
}

/** Lists that are one value hold objects. */
const whole = (type: string, field: string) => {
  const value = full(forms[type]![field]!, field)
  return Array.isArray(value) && mergeOf(type, field) === 'scalar' ? value.map((label) => ({ label })) : value
}

test.each(Object.keys(kinds))('a full %s comes back from a file as it went out', async (type) => {
  const diary = diaryOn(stage({}, 1))
  const fields = Object.keys(forms[type]!)
  const set = Object.fromEntries(fields.map((field) => [field, whole(type, field)]))
  await diary.create(type, set)
  const file = JSON.parse(JSON.stringify(await diary.exportAll())) as Awaited<ReturnType<typeof diary.exportAll>>
  const other = diaryOn(stage({}, 2))
  expect(await other.importAll(file)).toMatchObject({ added: 1, refused: [] })
  expect((await other.exportAll()).records).toEqual(file.records)
})

test.each(Object.keys(kinds))('a %s with one thing too many in a field is left out and told', async (type) => {
  const [id, when] = ['0190a000-0000-7000-8000-000000000001', { occurred_at: '2026-01-01T00:00:00Z', time_zone: 'UTC' }]
  const fields = Object.entries(forms[type]!).flatMap(([field, { most }]) => (most && !(field in when) ? [field] : []))
  const records = fields.map((field) => {
    const much = whole(type, field) as string | unknown[]
    const more = typeof much === 'string' ? `${much}x` : [...much, much[0]]
    return { id, type, doc: { ...when, [field]: more } }
  })
  const { refused } = await diaryOn(stage()).importAll({ format: 'onwards', version: 1, records })
  expect(fields.length).toBeGreaterThan(0)
  expect(refused).toEqual(fields.map((_, index) => ({ index, reason: 'bad-value' })))
})

test('an item that is too long, and nothing where an object stands, are left out', async () => {
  const [id, when] = ['0190a000-0000-7000-8000-000000000001', { occurred_at: '2026-01-01T00:00:00Z', time_zone: 'UTC' }]
  const docs = [{ feelings: ['x'.repeat(65)] }, { feelings: [1] }, { causes: ['me'] }, { causes: [null] }]
  const records = docs.map((doc) => ({ id, type: 'reframe', doc: { ...when, ...doc } }))
  const nothing = { id, type: 'knockback', doc: { ...when, external_ref: null } }
  const file = { format: 'onwards', version: 1, records: [...records, nothing] }
  const { refused } = await diaryOn(stage()).importAll(file)
  expect(refused.map(({ reason }) => reason)).toEqual(Array(5).fill('bad-value'))
})

test('the boxes of the app hold as much as a record may', () => {
  const texts = Object.entries(kinds).flatMap(([type, { texts: fields }]) =>
    fields.filter((field) => forms[type]![field]!.most !== textLimit),
  )
  const { company, role, message } = forms.knockback!
  expect(texts).toEqual(['quote', 'message'])
  expect([company!.most, role!.most, message!.most]).toEqual([nameLimit, nameLimit, messageLimit])
  expect(forms.reframe!.causes!.most).toBe(causesMost)
})
