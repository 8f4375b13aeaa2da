import { expect, test } from 'vitest'
import { openCurrentDiary } from '../store/open'
import { stage } from '../store/stage.testing'
import { signedIn } from './devices.testing'
import { problem, TestServer } from './server.testing'

test('a deleted account is told apart from a session that ended, and everything stays', async () => {
  const server = new TestServer()
  const { deps } = stage({ fetch: server.fetch })
  const app = await openCurrentDiary(deps)
  await app.account.signIn('sam@example.org', 'long enough')
  const { id } = await app.diary.create('win', { text: 'x' })
  server.faults.push(problem(401, 'account-deleted'))

  expect(await app.syncNow()).toEqual({ state: 'account-deleted' })

  expect(server.refreshKeys).toEqual([])
  expect(app.status.get()).toMatchObject({ state: 'account-deleted', waiting: 1 })
  const asked = server.calls.length
  await app.close()
  const again = await openCurrentDiary(deps)
  expect(again.status.get().state).toBe('account-deleted')
  expect(await again.syncNow()).toEqual({ state: 'account-deleted' })
  await expect(again.call('GET', '/devices')).rejects.toMatchObject({ code: 'account-deleted' })
  expect(server.calls).toHaveLength(asked)
  expect((await again.diary.get(id))!.doc.text).toBe('x')
})

test('a refresh can be what tells of the deletion', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  server.expired = true
  server.faults.push(problem(401, 'signed-out'), problem(401, 'account-deleted'))
  expect(await app.syncNow()).toEqual({ state: 'account-deleted' })
  expect(app.status.get().state).toBe('account-deleted')
})

test('who signs up again with the same e-mail after a deletion takes everything along', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  await app.diary.create('win', { text: 'synced before' })
  await app.syncNow()
  await app.diary.create('win', { text: 'written since' })
  server.faults.push(problem(401, 'account-deleted'))
  await app.syncNow()

  Object.assign(server, { records: new Map(), applied: new Map(), head: 0, era: 'b' })
  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000002' })

  expect(await app.account.signIn('sam@example.org', 'long enough')).toBe('adopted')
  expect(await app.syncNow()).toEqual({ state: 'done' })
  expect(app.status.get()).toMatchObject({ state: 'synced', waiting: 0 })
  const kept = [...server.records.values()].map(({ copy }) => copy.doc?.text).sort()
  expect(kept).toEqual(['synced before', 'written since'])
})

test('somebody else on that phone gets nothing of the deleted account', async () => {
  const server = new TestServer()
  const app = await signedIn(server)
  await app.diary.create('win', { text: 'private' })
  server.faults.push(problem(401, 'account-deleted'))
  await app.syncNow()

  Object.assign(server.user, { id: '00000000-0000-4000-8000-000000000002', email: 'kim@example.org' })

  expect(await app.account.signIn('kim@example.org', 'long enough')).toBe('switched')
  await app.syncNow()
  expect(app.status.get().state).toBe('synced')
  expect((await app.diary.timeline({ limit: 5 })).items).toEqual([])
  expect(JSON.stringify(server.pushes)).not.toContain('private')
})
