import { expect, test } from 'vitest'
import { fixedId as ids, moment, signedIn, texts } from './devices.testing'
import { TestServer } from './server.testing'

test('a refused change holds back its own record only, and mended it goes with the rest', async () => {
  const server = new TestServer()
  server.rejects.add('bad')
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'bad' })
  server.faults.push('lost-request')
  await app.syncNow()
  await app.diary.edit(id, { set: { kind: 'skill' } })
  await app.diary.create('win', { text: 'good' })
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect([...server.records.values()].map(({ copy }) => copy.doc!.text)).toEqual(['good'])
  expect(await app.diary.get(id)).toMatchObject({ doc: { text: 'bad', kind: 'skill' }, sync: 'refused' })
  expect((await app.diary.outbox()).waiting.map((w) => w.blocked)).toEqual([true])
  const pushes = server.pushes.length
  await app.syncNow()
  expect(server.pushes.slice(pushes).flatMap((push) => push.ops)).toEqual([])
  await app.diary.edit(id, { set: { text: 'better' } })
  await app.syncNow()
  expect(server.records.get(id)!.copy).toMatchObject({ doc: { text: 'better', kind: 'skill' } })
  expect(server.records.get(id)!.copy.siblings).toBeUndefined()
  expect(app.status.get()).toMatchObject({ state: 'synced', waiting: 0, needsYou: 0 })
})

test('a delete that met an edit is told, not done, and can be repeated knowing it', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'a' })
  await app.syncNow()
  await app.diary.remove(id)
  server.write({ op: ids(91), id, set: { text: 'b' } })
  await app.syncNow()
  const [letter] = (await app.diary.outbox()).refused
  expect(letter).toMatchObject({ code: 'edited-since', view: { doc: { text: 'b' }, binned_at: null } })
  await app.diary.retry(letter!.op.op)
  await app.syncNow()
  expect(server.records.get(id)!.copy.deleted_at).toBeDefined()
  expect((await app.diary.outbox()).refused).toEqual([])
})

test('a record the server lost is offered whole', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'a', kind: 'skill' })
  await app.syncNow()
  server.records.delete(id)
  await app.diary.edit(id, { set: { text: 'b' } })
  await app.syncNow()
  expect(server.records.get(id)!.copy.doc).toMatchObject({ text: 'b', kind: 'skill' })
})

test('after a cut tail every device offers what the server lost, and nothing is deleted by absence', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const kept = await app.diary.create('win', { text: 'kept' })
  await app.syncNow()
  const saved = structuredClone([[...server.records], [...server.applied], server.head] as const)
  await app.diary.edit(kept.id, { set: { text: 'kept and changed' } })
  const lost = await app.diary.create('win', { text: 'lost' })
  const binned = await app.diary.create('win', { text: 'binned' })
  await app.syncNow()
  await app.diary.remove(binned.id)
  await app.syncNow()
  server.records = new Map(saved[0])
  server.applied = new Map(saved[1])
  server.head = saved[2]
  server.era = 'b'
  await app.diary.edit(lost.id, { set: { kind: 'skill' } })
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(server.records.get(lost.id)!.copy.doc).toMatchObject({ text: 'lost', kind: 'skill' })
  expect(server.records.get(kept.id)!.copy.doc!.text).toBe('kept and changed')
  expect(server.records.get(kept.id)!.copy.siblings).toMatchObject([{ value: 'kept' }])
  expect(server.records.get(binned.id)!.copy).toMatchObject({ doc: { text: 'binned' }, deleted_at: expect.any(String) })
  const other = await signedIn(server, 2)
  await other.syncNow()
  expect(await texts(other)).toEqual(await texts(app))
})

test('a wrong count is reported and mended by a full read, once', async () => {
  const reports: string[] = []
  const server = new TestServer()
  const app = await signedIn(server, 1, { report: (event) => void reports.push(event) })
  await app.diary.create('win', { text: 'a' })
  await app.syncNow()
  server.write({ op: ids(92), id: ids(5), set: { ...moment, text: 'hidden' } })
  server.head -= 1
  server.records.get(ids(5))!.copy.rev = 1
  await app.syncNow()
  expect(reports).toEqual(['digest-mismatch'])
  expect(await texts(app)).toEqual(['a', 'hidden'])
})

test('kinds this version does not know are kept word for word and shown nowhere', async () => {
  const server = new TestServer()
  server.write({ op: ids(93), id: ids(6), type: 'moon_phase', set: { ...moment, phase: { deep: [1] } } })
  server.write({ op: ids(94), id: ids(7), set: { ...moment, text: 'x', aura: 'green' } })
  Object.assign(server.records.get(ids(6))!.copy, { from_later: 1 })
  const app = await signedIn(server)
  await app.syncNow()
  expect(await texts(app)).toEqual(['x'])
  const file = await app.diary.exportAll()
  expect(file.records.find((r) => r.type === 'moon_phase')!.doc.phase).toEqual({ deep: [1] })
  await app.diary.edit(ids(7), { set: { text: 'y' } })
  await app.syncNow()
  expect((await app.diary.get(ids(7)))!.doc).toMatchObject({ text: 'y', aura: 'green' })
})

test('a purge wipes the text here at once and there with the next push', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'secret' })
  await app.syncNow()
  await app.diary.purge(id)
  expect(JSON.stringify(await app.diary.exportAll())).not.toContain('secret')
  await app.syncNow()
  expect(server.records.get(id)!.copy).toMatchObject({ purged: true })
  expect(app.status.get()).toMatchObject({ state: 'synced', waiting: 0 })
})

test('a repeated op that the copy already holds does not set it back', async () => {
  const reports: string[] = []
  const server = new TestServer()
  const app = await signedIn(server, 1, { report: (event) => void reports.push(event) })
  const { id } = await app.diary.create('win', { text: 'a' })
  await app.syncNow()
  await app.diary.edit(id, { set: { text: 'b' } })
  server.faults.push('lost-answer')
  await app.syncNow()
  server.write({ op: ids(95), id, set: { text: 'c' } })
  server.era = 'b'
  await app.diary.create('win', { text: 'new' })
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(await app.diary.get(id)).toMatchObject({ doc: { text: 'c' }, rev: 3, siblings: [], sync: 'synced' })
  expect(reports).toEqual([])
  expect(server.records.size).toBe(2)
})
