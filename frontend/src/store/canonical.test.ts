import { expect, test } from 'vitest'
import { ordered, same } from './canonical'

test('keys are put in order at every depth', () => {
  expect(JSON.stringify(ordered({ b: [{ d: 1, c: 2 }], a: null }))).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
})

test('absent, null, empty text and empty list are the same nothing', () => {
  expect([same(undefined, ''), same(null, []), same('', 'x'), same(0, null)]).toEqual([true, true, false, false])
})
