import { expect, test } from 'vitest'
import { openCurrentDiary } from '../store/open'
import { stage } from '../store/stage.testing'
import { signedInOnStage } from './devices.testing'
import { problem, TestServer } from './server.testing'

const asked = (server: TestServer, path: string) => server.calls.filter((call) => call === path).length
const END = 'DELETE /api/v1/auth/session'

test('signing out with wipe removes the diary from this device', async () => {
  const server = new TestServer()
  const { app, deps } = await signedInOnStage(server)
  const before = app.diary.name
  await app.diary.create('win', { text: 'x' })
  await app.account.signOut('wipe')
  expect(app.diary.owner).toBeNull()
  expect(app.diary.name).not.toBe(before)
  expect((await deps.indexedDB.databases()).map((db) => db.name)).not.toContain(before)
  expect(app.status.get().state).toBe('local')
})

test('without signal signing out holds at once, and the server hears of it when there is some', async () => {
  const server = new TestServer()
  const { app, deps } = await signedInOnStage(server)
  const { id } = await app.diary.create('win', { text: 'x' })
  server.faults.push('lost-request')
  await app.account.signOut('keep')
  expect(await app.syncNow()).toEqual({ state: 'signed-out' })
  expect(app.status.get().state).toBe('signed-out')
  expect(await app.diary.get(id)).toBeDefined()
  await app.close()
  const again = await openCurrentDiary(deps)
  expect(await again.syncNow()).toEqual({ state: 'signed-out' })
  expect(asked(server, END)).toBe(2)
  await again.syncNow()
  expect(asked(server, END)).toBe(2)
})

test('without signal a diary is cleared from this device all the same', async () => {
  const server = new TestServer()
  const { app, deps } = await signedInOnStage(server)
  const before = app.diary.name
  server.faults.push('lost-request')
  await app.account.signOut('wipe')
  await app.syncNow()
  expect((await deps.indexedDB.databases()).map((db) => db.name)).not.toContain(before)
  expect(await app.syncNow()).toEqual({ state: 'local' })
  expect(asked(server, END)).toBe(2)
})

test('a session that ran out while there was no signal is renewed once more, to be ended', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  server.expired = true
  await app.account.signOut('keep')
  await app.syncNow()
  expect(server.refreshKeys).toHaveLength(1)
  expect(asked(server, END)).toBe(2)
})

test('who signs out while the session is being renewed stays signed out', async () => {
  const server = new TestServer()
  const fetch: typeof server.fetch = async (path, init) => {
    if (path.endsWith('/refresh')) await app.account.signOut('keep')
    return server.fetch(path, init)
  }
  const app = await openCurrentDiary(stage({ fetch }).deps)
  await app.account.signIn('sam@example.org', 'long enough')
  server.expired = true
  expect(await app.syncNow()).toEqual({ state: 'signed-out' })
  expect(await app.syncNow()).toEqual({ state: 'signed-out' })
})

test('whoever signs in next does so after the session before has ended', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  await app.account.signOut('keep')
  await app.account.signIn('sam@example.org', 'long enough')
  expect(server.calls.slice(-2)).toEqual([END, 'POST /api/v1/auth/session'])
  expect(await app.syncNow()).toEqual({ state: 'done' })
})

test('a session that the server cannot end now is ended later, unless another has taken its place', async () => {
  const server = new TestServer()
  const { app } = await signedInOnStage(server)
  await app.account.signOut('keep')
  server.faults.push(problem(503, 'busy'), problem(403, 'csrf'))
  await app.syncNow()
  await app.syncNow()
  await app.syncNow()
  expect(asked(server, END)).toBe(2)
})
