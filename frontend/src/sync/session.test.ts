import { expect, test } from 'vitest'
import { openCurrentDiary } from '../store/open'
import { stage } from '../store/stage.testing'
import { signedInOnStage } from './devices.testing'
import { problem, TestServer } from './server.testing'

test('a session that has run out is renewed and the call repeated', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  server.expired = true
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(server.refreshKeys).toHaveLength(1)
})

test('a lost answer to a refresh is asked for again with the same key, even after a restart', async () => {
  const server = new TestServer()
  const { app, deps } = await signedInOnStage(server)
  server.expired = true
  server.faults.push(problem(401, 'signed-out'), 'lost-answer')
  expect(await app.syncNow()).toEqual({ state: 'offline' })
  await app.close()
  const again = await openCurrentDiary(deps)
  expect(await again.syncNow()).toEqual({ state: 'done' })
  expect(server.refreshKeys).toHaveLength(2)
  expect(new Set(server.refreshKeys).size).toBe(1)
  server.expired = true
  await again.syncNow()
  expect(new Set(server.refreshKeys).size).toBe(2)
})

test('a session the server ended keeps the outbox and makes no more requests', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  await app.diary.create('win', { text: 'x' })
  server.faults.push(problem(401, 'signed-out'), problem(401, 'signed-out'))
  expect(await app.syncNow()).toEqual({ state: 'signed-out' })
  expect(app.status.get()).toMatchObject({ state: 'signed-out', waiting: 1 })
  const asked = server.calls.length
  expect(await app.syncNow()).toEqual({ state: 'signed-out' })
  expect(server.calls).toHaveLength(asked)
  expect(await app.account.signIn('sam@example.org', 'long enough')).toBe('same')
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(server.records.size).toBe(1)
})

test('another person gets a diary of their own, and nothing of the first is sent', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  const { id } = await app.diary.create('win', { text: 'private' })
  await app.account.signOut('keep')
  expect(await app.diary.get(id)).toBeDefined()
  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000002', email: 'kim@example.org' })
  expect(await app.account.signIn('kim@example.org', 'long enough')).toBe('switched')
  await app.syncNow()
  expect((await app.diary.timeline({ limit: 5 })).items).toEqual([])
  expect(JSON.stringify(server.pushes)).not.toContain('private')
  await app.account.signOut('keep')
  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000001', email: 'sam@example.org' })
  expect(await app.account.signIn('sam@example.org', 'long enough')).toBe('switched')
  expect((await app.diary.get(id))!.doc.text).toBe('private')
})

test('a second diary of the same person is sent as well, and then there is one', async () => {
  const server = new TestServer()
  const { app, deps } = await signedInOnStage(server)
  const sam = { ...server.user }
  await app.diary.create('win', { text: 'first diary' })
  await app.account.signOut('keep')
  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000002', email: 'kim@example.org' })
  await app.account.signIn('kim@example.org', 'long enough')
  await app.account.signOut('wipe')
  await app.diary.create('win', { text: 'second diary' })
  Object.assign(server.user, sam)
  expect(await app.account.signIn(sam.email, 'long enough')).toBe('adopted')
  await app.syncNow()
  await app.syncNow()
  expect((await app.diary.timeline({ limit: 5 })).items.map((v) => v.doc.text).sort()).toEqual([
    'first diary',
    'second diary',
  ])
  expect((await deps.indexedDB.databases()).length).toBe(2)
})

test('back in an empty diary, a person gets their own again', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  const { id } = await app.diary.create('win', { text: 'mine' })
  await app.account.signOut('keep')
  const sam = { ...server.user }
  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000002', email: 'kim@example.org' })
  await app.account.signIn('kim@example.org', 'long enough')
  await app.account.signOut('wipe')
  Object.assign(server.user, sam)
  expect(await app.account.signIn(sam.email, 'long enough')).toBe('switched')
  expect(await app.diary.get(id)).toBeDefined()
})

test('a wrong password is told and ends no session', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  server.faults.push(problem(401, 'wrong-credentials'))
  await expect(app.account.changePassword('nope', 'long enough too')).rejects.toMatchObject({
    code: 'wrong-credentials',
  })
  expect(await app.syncNow()).toEqual({ state: 'done' })
})

test('what lay in the bin for 30 days before the server knew of it goes at the next launch', async () => {
  const { deps, pass } = stage()
  const app = await openCurrentDiary(deps)
  const { id } = await app.diary.create('win', { text: 'x' })
  await app.diary.remove(id)
  pass(29 * 86_400_000)
  expect(await (await openCurrentDiary(deps)).diary.bin()).toHaveLength(1)
  pass(2 * 86_400_000)
  expect(await (await openCurrentDiary(deps)).diary.bin()).toEqual([])
})

test('another tab hears of a new owner and of writes', async () => {
  const listeners: ((event: { data: unknown }) => void)[] = []
  const port = () => {
    let own: (event: { data: unknown }) => void = () => undefined
    return {
      postMessage: (data: unknown) =>
        listeners.filter((l) => l !== own).forEach((l) => l({ data: structuredClone(data) })),
      addEventListener: (_: 'message', listener: typeof own) => void listeners.push((own = listener)),
    }
  }
  const server = new TestServer()
  const { deps } = stage({ fetch: server.fetch })
  const one = await openCurrentDiary({ ...deps, channel: port() })
  const two = await openCurrentDiary({ ...deps, channel: port() })
  const owners: unknown[] = []
  const told = new Promise<void>((done) => two.onDiary((diary) => (owners.push(diary.owner?.email), done())))
  const changes: unknown[] = []
  two.diary.subscribe((change) => changes.push(change))
  const { id } = await one.diary.create('win', { text: 'x' })
  expect(changes).toEqual([{ ids: [id] }])
  await one.account.signIn('sam@example.org', 'long enough')
  await told
  expect(owners).toContain('sam@example.org')
})

test('two tabs whose session has run out renew it once', async () => {
  const turns = new Map<string, Promise<unknown>>()
  const locks = {
    request<T>(name: string, body: () => Promise<T>): Promise<T> {
      const turn = (turns.get(name) ?? Promise.resolve()).then(body)
      turns.set(
        name,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
  const server = new TestServer()
  const { deps } = stage({ fetch: server.fetch, locks })
  const one = await openCurrentDiary(deps)
  await one.account.signIn('sam@example.org', 'long enough')
  const two = await openCurrentDiary(deps)
  server.expired = true
  await Promise.all([one.call('GET', '/devices'), two.call('GET', '/devices')])
  expect(server.refreshKeys).toHaveLength(1)
})
