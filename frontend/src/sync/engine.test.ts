import { expect, test } from 'vitest'
import { openCurrentDiary } from '../store/open'
import { seeded, stage } from '../store/stage.testing'
import type { App, Deps } from '../store/app-types'
import { problem, TestServer } from './server.testing'

async function device(server: TestServer, seed = 1, over: Partial<Deps> = {}): Promise<App> {
  return openCurrentDiary(stage({ fetch: server.fetch, random: seeded(seed), ...over }, seed).deps)
}

async function signedIn(server: TestServer, seed = 1, over: Partial<Deps> = {}): Promise<App> {
  const app = await device(server, seed, over)
  await app.account.signIn('sam@example.org', 'long enough')
  return app
}

const ids = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const moment = { occurred_at: '2026-11-01T10:00:00Z', time_zone: 'UTC' }
const texts = async (app: App) => (await app.diary.timeline({ limit: 99 })).items.map((v) => v.doc.text).sort()
const opsSent = (server: TestServer) => server.pushes.flatMap((push) => push.ops)

test('signed out there is no request at all', async () => {
  const server = new TestServer()
  const app = await device(server)
  await app.diary.create('win', { text: 'x' })
  expect(await app.syncNow()).toEqual({ state: 'local' })
  expect(server.paths).toEqual([])
  expect(app.status.get().state).toBe('local')
})

test('signing in adopts what is on the phone, and a second device sees it', async () => {
  const server = new TestServer()
  const app = await device(server)
  const { id } = await app.diary.create('win', { text: 'first' })
  expect(await app.account.signIn('sam@example.org', 'long enough')).toBe('adopted')
  expect(app.diary.owner).toEqual(server.user)
  expect((await app.diary.get(id))!.sync).toBe('waiting')
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(await app.diary.get(id)).toMatchObject({ sync: 'synced', rev: 1, seen: [] })
  expect(app.status.get()).toMatchObject({ state: 'synced', waiting: 0 })
  const other = await signedIn(server, 2)
  await other.syncNow()
  expect(await texts(other)).toEqual(['first'])
})

test('nothing foreign between: no echo, and the copy is as the server has it', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('check_in', { mood: 2, feelings: ['b'] })
  await app.syncNow()
  await app.diary.edit(id, { set: { note: 'n' }, add: { feelings: ['a'] } })
  await app.syncNow()
  await app.diary.remove(id)
  await app.syncNow()
  expect(server.pushes).toHaveLength(3)
  expect((await app.diary.bin())[0]).toMatchObject({ doc: server.records.get(id)!.copy.doc, rev: 3 })
})

test('a lost answer doubles nothing', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  await app.diary.create('win', { text: 'once' })
  server.faults.push('lost-answer')
  expect(await app.syncNow()).toEqual({ state: 'offline' })
  expect(app.status.get()).toMatchObject({ state: 'offline', waiting: 1 })
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(server.head).toBe(1)
  expect(app.status.get()).toMatchObject({ state: 'synced', waiting: 0 })
})

test('an op once sent never changes: a later edit is an op of its own that knew it', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'a' })
  server.faults.push('lost-answer')
  await app.syncNow()
  await app.diary.edit(id, { set: { text: 'b' } })
  await app.syncNow()
  const [first, again, second] = opsSent(server)
  expect(again).toEqual(first)
  expect(second).toMatchObject({ base: null, seen: [first!.op], set: { text: 'b' } })
  expect(await app.diary.get(id)).toMatchObject({ doc: { text: 'b' }, siblings: [], sync: 'synced' })
})

test('the base is what was on screen when the edit began, whatever was pulled since', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('win', { text: 'a' })
  await app.syncNow()
  const basis = app.diary.basis((await app.diary.get(id))!)
  server.write({ op: ids(90), id, set: { text: 'theirs' } })
  await app.syncNow()
  await app.diary.edit(id, { set: { text: 'mine' } }, basis)
  await app.syncNow()
  const view = (await app.diary.get(id))!
  expect([view.doc.text, ...view.siblings.map((s) => s.value)]).toEqual(['mine', 'theirs'])
  expect((await app.diary.outbox()).choose).toHaveLength(1)
  expect(app.status.get().state).toBe('needs-you')
})

test('pages of any size are read to the end, with the cursor kept at each', async () => {
  const server = new TestServer()
  server.pageSize = 2
  for (let n = 1; n <= 7; n++) server.write({ op: ids(100 + n), id: ids(n), set: { ...moment, text: `t${n}` } })
  const app = await signedIn(server)
  server.faults.push(new Response('{', { status: 200 }))
  expect(await app.syncNow()).toEqual({ state: 'offline' })
  await app.syncNow()
  expect(await texts(app)).toHaveLength(7)
  expect(server.pushes.map((push) => push.cursor)).toEqual([null, 'v1.2.a', 'v1.4.a', 'v1.6.a'])
})

test('a push the server finds too large is halved until it fits', async () => {
  const server = new TestServer()
  server.mostOps = 3
  const app = await signedIn(server)
  for (let n = 0; n < 10; n++) await app.diary.create('win', { text: `t${n}` })
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(server.records.size).toBe(10)
})

test('an op too large even alone is kept aside with its data, and the others go', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  await app.diary.create('win', { text: 'huge' })
  server.faults.push(problem(413, 'too-large'))
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect((await app.diary.outbox()).refused).toMatchObject([{ code: 'too-large', op: { set: { text: 'huge' } }, view: { sync: 'refused' } }])
})

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

test.each([
  [problem(429, 'too-many-requests', { 'Retry-After': '7' }), { state: 'busy', retryAfter: 7000 }],
  [problem(503, 'server-older', { 'Retry-After': '60' }), { state: 'server-older', retryAfter: 60_000 }],
  [problem(409, 'wrong-owner'), { state: 'wrong-owner' }],
  [problem(426, 'too-old'), { state: 'too-old' }],
  [new Response('<html>', { status: 502 }), { state: 'failed' }],
])('whatever the server answers, the outbox stays (%#)', async (answer, outcome) => {
  const server = new TestServer()
  const app = await signedIn(server)
  await app.diary.create('win', { text: 'x' })
  server.faults.push(answer)
  expect(await app.syncNow()).toEqual(outcome)
  expect((await app.diary.outbox()).waiting).toHaveLength(1)
  expect(await app.syncNow()).toEqual({ state: 'done' })
})

test('big pushes go compressed', async () => {
  const server = new TestServer()
  const encodings: (string | null)[] = []
  const app = await signedIn(server, 1, {
    fetch: (path, init) => {
      if (path.endsWith('/sync')) encodings.push(new Headers(init.headers).get('Content-Encoding'))
      return server.fetch(path, init)
    },
  })
  await app.diary.create('win', { text: 'x'.repeat(5000) })
  await app.syncNow()
  await app.syncNow()
  expect(encodings).toEqual(['gzip', null])
  expect(server.records.size).toBe(1)
})
