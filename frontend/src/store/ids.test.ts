import { expect, test } from 'vitest'
import { isUuid, uuid7Source } from './ids'

const ones = (count: number) => new Uint8Array(count).fill(255)

test('ids rise within one millisecond, past a full counter, and when the clock goes back', () => {
  let clock = 1_700_000_000_000
  const next = uuid7Source(() => clock, ones)
  const made = Array.from({ length: 5000 }, next)
  clock -= 86_400_000
  made.push(next())
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('ids are version 7 of the RFC variant and carry the time', () => {
  const id = uuid7Source(() => 0x0123456789ab, ones)()
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-bfff-f{12}$/)
  expect(isUuid(id)).toBe(true)
})
