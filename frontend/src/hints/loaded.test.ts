import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { loadedHints } from './loaded'

const numbers = readFileSync(resolve(import.meta.dirname, '../../../backend/onwards/content/hints/model.bin'))
const { fetch } = globalThis
let asked = 0

afterEach(() => {
  globalThis.fetch = fetch
})

function network(answer: () => Promise<Response>): void {
  asked = 0
  globalThis.fetch = () => {
    asked += 1
    return answer()
  }
}

test('a model that cannot be had is asked for again at a later call, and then kept', async () => {
  network(() => Promise.reject(new TypeError('no network')))
  const silent = await loadedHints()
  expect(silent.whole).toBe(false)
  expect(silent.crisisOf('I want to kill myself').level).toBe(2)

  network(() => Promise.resolve(new Response('gone', { status: 404 })))
  expect((await loadedHints()).whole).toBe(false)
  expect(asked).toBe(1)

  network(() => Promise.resolve(new Response(numbers)))
  const [one, other] = await Promise.all([loadedHints(), loadedHints()])
  expect(one.whole).toBe(true)
  expect(await loadedHints()).toBe(other)
  expect(asked).toBe(1)
})
