import { expect, test } from 'vitest'
import { device, fixedId as ids, moment, signedIn, texts } from './devices.testing'
import { problem, TestServer } from './server.testing'

const opsSent = (server: TestServer) => server.pushes.flatMap((push) => push.ops)

test('signed out there is no request at all', async () => {
  const server = new TestServer()
  const app = await device(server)
  await app.diary.create('win', { text: 'x' })
  expect(await app.syncNow()).toEqual({ state: 'local' })
  expect(server.calls).toEqual([])
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
  expect((await app.diary.outbox()).refused).toMatchObject([
    { code: 'too-large', op: { set: { text: 'huge' } }, view: { sync: 'refused' } },
  ])
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

test('an undo after edits were joined and sent still knows what it takes back', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('check_in', { mood: 2 })
  const edit = await app.diary.edit(id, { set: { mood: 5 } })
  await app.diary.edit(id, { set: { context: 'after_call' } })
  await app.syncNow()
  expect(opsSent(server)).toHaveLength(1)
  await edit.undo()
  await app.syncNow()
  expect(server.records.get(id)!.copy).toMatchObject({ doc: { mood: 2, context: 'after_call' } })
  expect((await app.diary.get(id))!.siblings).toEqual([])
})

test('steps that are sent in between are undone one by one and leave no second version', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('lesson', { text: 'One.' })
  const steps = []
  for (const text of ['Two.', 'Three.']) {
    await app.syncNow()
    steps.push(await app.diary.edit(id, { set: { text } }))
  }
  for (const step of steps.reverse()) {
    await app.syncNow()
    await step.undo()
  }
  await app.syncNow()
  expect(server.records.get(id)!.copy).toMatchObject({ doc: { text: 'One.' } })
  expect(await app.diary.get(id)).toMatchObject({ doc: { text: 'One.' }, siblings: [] })
})

test('a text begun before another field was joined in and sent is no second version', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  const { id } = await app.diary.create('check_in', { note: 'a' })
  const basis = app.diary.basis((await app.diary.get(id))!)
  await app.diary.edit(id, { set: { mood: 4 } })
  await app.syncNow()
  await app.diary.edit(id, { set: { note: 'ab' } }, basis)
  await app.syncNow()
  expect(await app.diary.get(id)).toMatchObject({ doc: { note: 'ab', mood: 4 }, siblings: [] })
})
