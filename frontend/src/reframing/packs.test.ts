import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtIn } from './built-in'
import { checkPack, load, readPack } from './packs'
import { firstFault } from './schema'
import type { Pack } from './types'

interface Broken {
  name: string
  at: (string | number)[]
  value?: unknown
  repeat?: number
  fault: { pointer: string; reason: string }
}

const broken = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/broken_packs.json', import.meta.url), 'utf-8'),
) as Broken[]

const [five, plan] = builtIn as [Pack, Pack]

const newer = (changes: Partial<Pack> = {}): Pack => ({ ...structuredClone(five), version: 2, ...changes })

function breakAt({ at, value, repeat }: Broken): Pack {
  const pack = newer()
  const steps = [...at]
  const last = steps.pop() as string
  const parent = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], pack)
  const target = parent as Record<string, unknown>
  if (value === undefined && repeat === undefined) delete target[last]
  else target[last] = repeat ? 'é'.repeat(repeat) : value
  return pack
}

test.each(builtIn.map((pack) => [pack.id, pack] as const))('the shipped pack %s is whole', (_, pack) => {
  expect(checkPack(pack)).toEqual({ pack, refused: null })
})

test.each(broken.map((one) => [one.name, one] as const))(
  '%s is refused with its place, and the old pack stays',
  (_, one) => {
    const loaded = load(builtIn, JSON.stringify(breakAt(one)))
    expect(loaded.refused).toEqual({ ...one.fault, line: 1 })
    expect(loaded.packs).toBe(builtIn)
  },
)

test('an id that stands twice and a range that runs backwards are refused', () => {
  const twice = newer()
  twice.prompts[4] = structuredClone(twice.prompts[1]) as Pack['prompts'][number]
  expect(checkPack(twice).refused).toEqual({ pointer: '/prompts/4/id', reason: 'twice', line: null })
  const backwards = newer()
  backwards.prompts[3] = {
    ...backwards.prompts[3],
    applies_to: { severity: { from: 3, to: 1 } },
  } as Pack['prompts'][number]
  expect(checkPack(backwards).refused?.pointer).toBe('/prompts/3/applies_to/severity')
})

test('what is no JSON is refused with its line', () => {
  expect(readPack('{\n  "id": "x",\n  "version" 1\n}').refused).toEqual({ pointer: '', reason: 'syntax', line: 3 })
  expect(readPack('{\n"id":').refused).toEqual({ pointer: '', reason: 'syntax', line: 2 })
})

test.each([['null'], ['[]'], ['"text"'], ['3']])('%s is no pack', (text) => {
  expect(readPack(text).refused).toEqual({ pointer: '', reason: 'type', line: 1 })
})

test('a newer pack takes the place of the old one, an older one does not', () => {
  const loaded = load(builtIn, JSON.stringify(newer({ version: 3 })))
  expect(loaded.packs.map(({ id, version }) => [id, version])).toEqual([
    [five.id, 3],
    [plan.id, 1],
  ])
  const late = load(loaded.packs, JSON.stringify(newer()))
  expect(late).toEqual({ packs: loaded.packs, refused: { pointer: '/version', reason: 'older', line: 1 } })
})

test('a pack of another name comes after the others', () => {
  expect(load(builtIn, JSON.stringify(newer({ id: 'mine' }))).packs.map(({ id }) => id)).toEqual([
    five.id,
    plan.id,
    'mine',
  ])
})

test('a length is counted in characters as people see them, not in halves of one', () => {
  expect(firstFault({ maxLength: 2 }, '🙂🙂')).toBeNull()
  expect(firstFault({ maxLength: 2 }, '🙂🙂🙂')).toEqual({ pointer: '', reason: 'too_long' })
})
