import { expect, test } from 'vitest'
import { open, pathIn, show } from './push'

const origin = 'https://onwards.example'
const pushed = (text: string) => ({ json: () => JSON.parse(text) as unknown })

test.each([
  ['{"url": "/you/reminders"}', '/you/reminders'],
  ['{"url": "/ask?x=1"}', '/ask?x=1'],
  ['{"url": "https://elsewhere.example/ask"}', '/you/reminders'],
  ['{"url": "//elsewhere.example/ask"}', '/you/reminders'],
  ['{"url": "javascript:alert(1)"}', '/you/reminders'],
  ['{"url": "https://["}', '/you/reminders'],
  ['null', '/you/reminders'],
  ['not JSON', '/you/reminders'],
])('a push of %s leads to %s', (text, path) => {
  expect(pathIn(pushed(text), origin)).toBe(path)
})

test('whatever a push carries, the screen says no more than that something is due', async () => {
  const shown: unknown[] = []
  const registration = { showNotification: async (...all: unknown[]) => void shown.push(all) }
  const scope = { registration, location: { origin } } as unknown as WorkerScope
  await show(scope, pushed('{"title": "Gutted", "body": "Brightwater said no", "url": "/ask"}'))
  await show(scope, null)

  expect(shown).toMatchObject([
    ['Onwards', { body: 'Something you wanted to come back to.', tag: 'reminders', data: '/ask' }],
    ['Onwards', { body: 'Something you wanted to come back to.', tag: 'reminders', data: '/you/reminders' }],
  ])
})

test('a tap brings the open window to the front and tells it where to go; without one, one is opened', async () => {
  const done: unknown[] = []
  const page = { focus: async () => void done.push('focus'), postMessage: (said: unknown) => void done.push(said) }
  let pages: unknown[] = [page]
  const clients = { matchAll: async () => pages, openWindow: async (path: string) => void done.push(path) }
  const scope = { clients } as unknown as WorkerScope
  await open(scope, '/ask')
  pages = []
  await open(scope, '/you/reminders')

  expect(done).toEqual(['focus', { type: 'open', path: '/ask' }, '/you/reminders'])
})
