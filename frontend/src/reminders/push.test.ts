import { beforeEach, expect, test, vi } from 'vitest'
import type { App } from '../store'
import { diaryOn, stage } from '../store/stage.testing'

const SAM = { id: 'sam', email: 'sam@example.com' }
const KEYS = { first: 'AQID', second: 'BAUG' }

/** What the browser and the server were asked for, in this order. */
let done: string[]
let serverKey: string
let subscribed: { key: Uint8Array } | null
let answer: NotificationPermission

const pushManager = {
  getSubscription: async () => subscribed && browserSubscription(subscribed.key),
  subscribe: async ({ applicationServerKey: key }: { applicationServerKey: Uint8Array }) => {
    done.push('subscribe')
    subscribed = { key }
    return browserSubscription(key)
  },
}

function browserSubscription(key: Uint8Array) {
  return {
    options: { applicationServerKey: key.buffer },
    toJSON: () => ({ endpoint: 'https://push.example', keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: async () => {
      done.push('unsubscribe')
      subscribed = null
    },
  }
}

async function call(method: string, path: string, body?: { server_key: string }) {
  done.push([method, path, body?.server_key].filter(Boolean).join(' '))
  return path === '/push/key' ? { public_key: serverKey } : { id: '7' }
}

/** The app as it starts on this device, with what the device remembers. */
async function start(owner: typeof SAM | null = SAM, state = 'synced') {
  vi.resetModules()
  const { session } = await import('../session.svelte')
  const diary = Object.assign(diaryOn(stage()), { entry: { name: 'diary', owner } })
  const status = { get: () => ({ ...session.status, state }), subscribe: () => () => undefined }
  session.open({ diary, status, call, onDiary: () => () => undefined } as unknown as App)
  const { push } = await import('./push.svelte')
  const { settings } = await import('../settings')
  return { push, settings }
}

beforeEach(() => {
  const remembered = new Map<string, string>()
  done = []
  serverKey = KEYS.first
  subscribed = null
  answer = 'granted'
  const notification = {
    permission: 'default',
    requestPermission: async () => {
      done.push('permission')
      notification.permission = answer
      return answer
    },
  }
  const registration = { pushManager }
  const serviceWorker = { ready: Promise.resolve(registration), getRegistration: async () => registration }
  vi.stubGlobal('Notification', notification)
  vi.stubGlobal('navigator', { serviceWorker })
  vi.stubGlobal('window', { Notification: notification, PushManager: {} })
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => remembered.get(name) ?? null,
    setItem: (name: string, value: string) => remembered.set(name, value),
    removeItem: (name: string) => remembered.delete(name),
  })
})

test('a start asks for nothing, and an offer is made once', async () => {
  const { push } = await start()
  await push.renew()
  expect(push.reach).toBe('off')
  expect(done).toEqual([])

  push.offerOnce()
  expect(push.offered).toBe(true)
  push.settle()
  push.offerOnce()
  expect(push.offered).toBe(false)
})

test('switched on, the server is told where, and that reminders are wanted', async () => {
  const { push, settings } = await start()
  expect(await push.turnOn()).toBe('on')
  expect(done).toEqual(['permission', 'GET /push/key', 'subscribe', 'POST /push/subscriptions AQID'])
  expect(await settings()).toMatchObject({ reminders: true })
})

test('a browser that says no is not asked for more', async () => {
  answer = 'denied'
  const { push, settings } = await start()
  expect(await push.turnOn()).toBe('denied')
  expect(done).toEqual(['permission'])
  expect(await settings()).toEqual({})
  expect((await start()).push.reach).toBe('denied')
})

test('at the next start the server hears of it again, without a question', async () => {
  await (await start()).push.turnOn()
  done = []
  const { push } = await start()
  expect(push.reach).toBe('on')
  await push.renew()
  expect(done).toEqual(['GET /push/key', 'subscribe', 'POST /push/subscriptions AQID'])
})

test('a server with another key is subscribed to anew, without a question', async () => {
  await (await start()).push.turnOn()
  done = []
  serverKey = KEYS.second
  await (await start()).push.renew()
  expect(done).toEqual(['GET /push/key', 'unsubscribe', 'subscribe', 'POST /push/subscriptions BAUG'])
})

test('switched off, neither browser nor server keep it', async () => {
  const { push } = await start()
  await push.turnOn()
  done = []
  await push.turnOff()
  expect(push.reach).toBe('off')
  expect(done).toEqual(['unsubscribe', 'DELETE /push/subscriptions/7'])
})

test('signed out the browser takes nothing more, and signed in again it goes on without a question', async () => {
  await (await start()).push.turnOn()
  done = []
  const { push } = await start(SAM, 'signed-out')
  await push.renew()
  expect([push.reach, done]).toEqual(['no-account', ['unsubscribe']])

  const again = await start()
  await again.push.renew()
  expect([again.push.reach, done.at(-1)]).toEqual(['on', 'POST /push/subscriptions AQID'])
})

test('whoever signs in next on this device has not switched it on', async () => {
  await (await start()).push.turnOn()
  expect((await start({ id: 'alex', email: 'alex@example.com' })).push.reach).toBe('off')
})

test('a diary that was wiped takes the pushes with it', async () => {
  await (await start()).push.turnOn()
  done = []
  await (await start(null, 'local')).push.renew()
  expect(done).toEqual(['unsubscribe'])
  expect((await start()).push.reach).toBe('off')
})

test('without a browser that can, there is nothing to switch on', async () => {
  vi.stubGlobal('window', {})
  expect((await start()).push.reach).toBe('unsupported')
})
