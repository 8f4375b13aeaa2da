import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { loadedHints } from './loaded'

const folder = resolve(import.meta.dirname, '../../../backend/onwards/content/hints')
const { fetch } = globalThis
const asked: string[] = []

afterEach(() => {
  globalThis.fetch = fetch
})

function network(answer: (file: string) => Promise<Response>): void {
  asked.length = 0
  globalThis.fetch = (address) => {
    const file = /model\.\w+/.exec(String(address))![0]
    asked.push(file)
    return answer(file)
  }
}

test('a model that cannot be had is asked for again at a later call, and then kept', async () => {
  network(() => Promise.reject(new TypeError('no network')))
  const silent = await loadedHints()
  expect(silent.whole).toBe(false)
  expect(silent.crisisOf('I want to kill myself').level).toBe(2)

  network(() => Promise.resolve(new Response('gone', { status: 404 })))
  expect((await loadedHints()).whole).toBe(false)
  expect(asked).not.toEqual([])

  network((file) => Promise.resolve(new Response(readFileSync(resolve(folder, file)))))
  const [one, other] = await Promise.all([loadedHints(), loadedHints()])
  expect(one.whole).toBe(true)
  expect(await loadedHints()).toBe(other)
  expect(asked.sort()).toEqual(['model.bin', 'model.json'])
})
