import { expect, test } from 'vitest'
import { diaryOn, outboxOf, stage } from './stage.testing'

const at = (day: string) => ({ occurred_at: `${day}T10:00:00.000+00:00`, time_zone: 'Europe/London' })

test('a record is there after the save, with the moment and zone of the device', async () => {
  const diary = diaryOn(stage())
  const saved = await diary.create('check_in', { mood: 2, note: '' })
  const view = await diary.get(saved.id)
  expect(view).toMatchObject({ doc: { mood: 2 }, time_zone: 'Europe/London', sync: 'local', rev: null })
  expect(view!.doc).not.toHaveProperty('note')
  expect(view!.occurred_at).toMatch(/^2026-11-24T12:00:00\.\d{3}\+00:00$/)
})

test('signed out, many edits of a record are one op', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('check_in', { mood: 2 })
  await diary.edit(id, { set: { note: 'a' } })
  await diary.edit(id, { add: { feelings: ['tired'] } })
  await diary.edit(id, { set: { note: 'ab', mood: 1 } })
  const ops = await outboxOf(diary)
  expect(ops).toHaveLength(1)
  expect(ops[0]!.op).toMatchObject({ base: null, set: { note: 'ab', mood: 1 }, add: { feelings: ['tired'] } })
})

test('an edit that changes nothing writes nothing', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('check_in', { mood: 2 })
  const before = await outboxOf(diary)
  expect((await diary.edit(id, { set: { mood: 2 } })).op).toBeNull()
  expect(await outboxOf(diary)).toEqual(before)
})

test('undo takes an edit back and leaves later edits of other fields', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('check_in', { mood: 2, feelings: ['a'] })
  const edit = await diary.edit(id, { set: { mood: 5, note: 'x' }, add: { feelings: ['b'] } })
  await diary.edit(id, { set: { energy: 3 } })
  await edit.undo()
  expect((await diary.get(id))!.doc).toMatchObject({ mood: 2, feelings: ['a'], energy: 3 })
  expect((await diary.get(id))!.doc).not.toHaveProperty('note')
})

test('undone step by step, a text is what it was and has no second version', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('lesson', { text: 'One.' })
  const steps = [await diary.edit(id, { set: { text: 'Two.' } }), await diary.edit(id, { set: { text: 'Three.' } })]
  for (const step of steps.reverse()) await step.undo()
  expect(await diary.get(id)).toMatchObject({ doc: { text: 'One.' }, siblings: [] })
})

test('an undo under which the text has become another keeps both', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('lesson', { text: 'One.' })
  const early = await diary.edit(id, { set: { text: 'Two.' } })
  await diary.edit(id, { set: { text: 'Three.' } })
  await early.undo()
  const { doc, siblings } = (await diary.get(id))!
  expect([doc.text, ...siblings.map(({ value }) => value)].sort()).toEqual(['One.', 'Three.'])
})

test('a record made and deleted here is never sent, and can be brought back from the bin', async () => {
  const diary = diaryOn(stage())
  const saved = await diary.create('win', { text: 'yes' })
  await saved.undo()
  expect((await outboxOf(diary)).map((w) => w.state)).toEqual(['held', 'held'])
  expect((await diary.outbox()).waiting).toEqual([])
  expect((await diary.bin()).map((view) => view.doc.text)).toEqual(['yes'])
  expect((await diary.timeline({ limit: 9 })).items).toEqual([])
  await diary.restore(saved.id)
  expect((await outboxOf(diary)).map((w) => [w.state, w.op.delete])).toEqual([['unsent', undefined]])
  expect((await diary.timeline({ limit: 9 })).items).toHaveLength(1)
})

test('a delete and its undo leave the record as it was', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('win', { text: 'yes' })
  await (await diary.remove(id)).undo()
  expect(await diary.get(id)).toMatchObject({ binned_at: null, doc: { text: 'yes' } })
})

test('a purge of a record the server never had leaves no trace of it, nor of its drafts', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('win', { text: 'secret' })
  await diary.draft.set(`${id}/text`, 'secret draft')
  await diary.draft.set('new-win/text', 'other')
  await diary.remove(id)
  await diary.purge(id)
  const left = await diary.store.read((tx) =>
    Promise.all([tx.objectStore('records').count(), tx.objectStore('outbox').count()]),
  )
  expect(left).toEqual([0, 0])
  expect((await diary.draft.all()).map((draft) => draft.key)).toEqual(['new-win/text'])
  expect(await diary.months()).toEqual([])
})

test('two tabs that began from the same screen keep both texts', async () => {
  const device = stage()
  const [one, two] = [diaryOn(device), diaryOn(device)]
  const { id } = await one.create('win', { text: 'first' })
  const basis = one.basis((await two.get(id))!)
  await one.edit(id, { set: { text: 'from one' } }, basis)
  await two.edit(id, { set: { text: 'from two' } }, basis)
  const view = (await one.get(id))!
  expect([view.doc.text, ...view.siblings.map((s) => s.value)]).toEqual(['from two', 'from one'])
  expect((await one.outbox()).choose.map((r) => r.id)).toEqual([id])
  await one.edit(id, { set: { text: 'both' }, resolve: view.siblings.map(({ op, field }) => ({ op, field })) })
  expect(await two.get(id)).toMatchObject({ doc: { text: 'both' }, siblings: [] })
})

test('the timeline goes by instant, across offsets, and pages without gaps', async () => {
  const diary = diaryOn(stage())
  const when = [
    '2026-01-01T10:00:00+00:00',
    '2026-01-01T10:30:00+01:00',
    '2026-01-01T10:00:00+00:00',
    '2025-12-31T23:00:00-05:00',
  ]
  for (const [i, occurred_at] of when.entries())
    await diary.create(
      i % 2 ? 'win' : 'check_in',
      { [i % 2 ? 'text' : 'note']: `n${i}` },
      { occurred_at, time_zone: 'UTC' },
    )
  const all = await diary.timeline({ limit: 10 })
  expect(all.items.map((v) => v.doc.note ?? v.doc.text)).toEqual(['n2', 'n0', 'n1', 'n3'])
  expect(all.next).toBeUndefined()
  const paged: string[] = []
  for (let page = await diary.timeline({ limit: 1 }); ; page = await diary.timeline({ limit: 1, before: page.next! })) {
    paged.push(...page.items.map((v) => v.id))
    if (!page.next) break
  }
  expect(paged).toEqual(all.items.map((v) => v.id))
  expect((await diary.timeline({ limit: 10, kinds: ['win'] })).items.map((v) => v.doc.text)).toEqual(['n1', 'n3'])
  expect((await diary.timeline({ limit: 10, kinds: ['win', 'lesson'] })).items).toHaveLength(2)
})

test('an interview is on the timeline once its time has come, and in its own list from the start', async () => {
  const diary = diaryOn(stage())
  const at = (occurred_at: string) => ({ occurred_at, time_zone: 'Europe/London' })
  const past = await diary.create('interview', { company: 'Fairhaven' }, at('2020-01-01T09:00:00+00:00'))
  const coming = await diary.create('interview', { company: 'Brightwater' }, at('2199-01-01T09:00:00+00:00'))

  for (const some of [{}, { kinds: ['interview', 'win'] }])
    expect((await diary.timeline({ limit: 9, ...some })).items.map(({ id }) => id)).toEqual([past.id])
  expect((await diary.timeline({ limit: 9, kinds: ['interview'] })).items.map(({ id }) => id)).toEqual([
    coming.id,
    past.id,
  ])
})

test('a reframe is on the timeline once it has a fair thought, and in its own list from the start', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create('reframe', { thought: 'She dressed better.' })
  const idsOf = async (kinds?: string[]) =>
    (await diary.timeline({ limit: 9, ...(kinds ? { kinds } : {}) })).items.map((view) => view.id)
  expect([await idsOf(), await idsOf(['reframe']), await diary.months()]).toEqual([[], [id], []])

  await diary.edit(id, { set: { fair_thought: 'She had done the job before.' } })
  expect([await idsOf(), (await diary.months())[0]?.count]).toEqual([[id], 1])

  await diary.edit(id, { set: { fair_thought: null } })
  expect([await idsOf(), await idsOf(['reframe'])]).toEqual([[], [id]])
})

test('search finds every word in any text field, whatever its case and accents', async () => {
  const diary = diaryOn(stage())
  await diary.create('lesson', { text: 'Bring the CV', if_when: 'the café calls' })
  await diary.create('win', { text: 'bring cake' })
  const found = await diary.timeline({ limit: 5, text: 'BRING cafe' })
  expect(found.items.map((v) => v.type)).toEqual(['lesson'])
  expect((await diary.timeline({ limit: 1, text: 'bring' })).next).toBeDefined()
})

test('months count by the local date of each record and follow every change', async () => {
  const diary = diaryOn(stage())
  const { id } = await diary.create(
    'win',
    { text: 'x' },
    { occurred_at: '2026-02-01T00:30:00+09:00', time_zone: 'Asia/Tokyo' },
  )
  await diary.create('check_in', { mood: 1 }, at('2026-01-15'))
  expect(await diary.months()).toEqual([
    { month: '2026-02', count: 1 },
    { month: '2026-01', count: 1 },
  ])
  await diary.edit(id, { set: { occurred_at: '2026-01-31T23:00:00+09:00' } })
  expect(await diary.months()).toEqual([{ month: '2026-01', count: 2 }])
  await diary.remove(id)
  expect(await diary.months(['win'])).toEqual([])
})

test('drafts keep what was on screen when they began', async () => {
  const diary = diaryOn(stage())
  await diary.draft.set('r/note', 'half', { rev: 4, seen: ['a'] })
  expect(await diary.draft.get('r/note')).toMatchObject({ value: 'half', basis: { rev: 4, seen: ['a'] } })
  await diary.draft.clear('r/note')
  expect(await diary.draft.get('r/note')).toBeUndefined()
})

test('a write is told to this tab and to the others', async () => {
  const told: unknown[] = []
  const posted: unknown[] = []
  const channel = { postMessage: (m: unknown) => void posted.push(m), addEventListener: () => undefined }
  const diary = diaryOn(stage({ channel }))
  const stop = diary.subscribe((change) => told.push(change))
  const { id } = await diary.create('win', { text: 'x' })
  stop()
  await diary.remove(id)
  expect(told).toEqual([{ ids: [id] }])
  expect(posted).toHaveLength(2)
})

test('a wiped diary is empty and works on', async () => {
  const diary = diaryOn(stage())
  await diary.create('win', { text: 'x' })
  await diary.wipe()
  expect((await diary.timeline({ limit: 5 })).items).toEqual([])
  expect(await diary.months()).toEqual([])
  await diary.create('win', { text: 'y' })
  expect(await diary.months()).toHaveLength(1)
})
