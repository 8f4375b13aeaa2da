import { expect, test } from 'vitest'
import { apply, combine, difference, inverse, nothing, stack } from './merge'
import type { Op } from './types'

const op = (n: number, rest: Partial<Op> = {}): Op => ({
  op: `op${n}`,
  id: 'r',
  type: 'check_in',
  base: null,
  at: `2026-01-01T00:00:0${n}Z`,
  ...rest,
})

test('an op sets, clears, adds and removes', () => {
  const first = apply(nothing, op(1, { set: { mood: 2, note: 'hm', feelings: ['b', 'a', 'a'] } }))
  expect(first.doc).toEqual({ mood: 2, note: 'hm', feelings: ['a', 'b'] })
  const second = apply(first, op(2, { set: { note: '' }, add: { feelings: ['c'] }, remove: { feelings: ['a'] } }))
  expect(second.doc).toEqual({ mood: 2, feelings: ['b', 'c'] })
})

test('the bin keeps the document and an edit brings it back', () => {
  const binned = stack(nothing, [op(1, { set: { mood: 1 } }), op(2, { delete: true })])
  expect(binned).toMatchObject({ doc: { mood: 1 }, binned_at: '2026-01-01T00:00:02Z' })
  expect(apply(binned, op(3, { set: { mood: 2 } })).binned_at).toBeNull()
})

test('a purge wipes everything and nothing brings it back', () => {
  const state = stack(nothing, [op(1, { set: { note: 'x' } }), op(2, { purge: true }), op(3, { set: { note: 'y' } })])
  expect(state).toEqual({ doc: {}, siblings: [], binned_at: null, purged: true })
})

test('two tabs that did not know of each other keep both texts', () => {
  const state = stack(nothing, [
    op(1, { set: { note: 'one' } }),
    op(3, { set: { note: 'three' } }),
    op(2, { set: { note: 'two' }, seen: ['op1'] }),
  ])
  expect(state.doc.note).toBe('three')
  expect(state.siblings.map((s) => [s.op, s.value])).toEqual([
    ['op1', 'one'],
    ['op2', 'two'],
  ])
})

test('an edit that knew the one before replaces it', () => {
  const state = stack(nothing, [op(1, { set: { note: 'one' } }), op(2, { set: { note: 'two' }, seen: ['op1'] })])
  expect(state).toMatchObject({ doc: { note: 'two' }, siblings: [] })
})

test('settling a sibling leaves the one born meanwhile', () => {
  const born = stack(nothing, [
    op(1, { set: { note: 'a' } }),
    op(2, { set: { note: 'b' } }),
    op(3, { set: { note: 'c' } }),
  ])
  expect(apply(born, op(4, { resolve: [{ op: 'op1', field: 'note' }] })).siblings.map((s) => s.op)).toEqual(['op2'])
})

test('settling one field of an op leaves the other that it lost in', () => {
  const lost = stack(nothing, [op(1, { set: { note: 'a', mood: 1 } }), op(2, { set: { note: 'b', mood: 2 } })])
  const settled = apply(lost, op(3, { resolve: [{ op: 'op1', field: 'note' }] }))
  expect(settled.siblings.map((s) => s.field)).toEqual(['mood'])
})

test.each([
  [{ set: { feelings: ['a'] } }, { add: { feelings: ['b'] } }],
  [{ add: { feelings: ['a'] } }, { remove: { feelings: ['a'] } }],
  [{ remove: { feelings: ['x'] } }, { add: { feelings: ['x', 'y'] } }],
  [{ add: { feelings: ['a'] } }, { set: { feelings: ['z'] } }],
  [{ set: { mood: 1, note: 'n' } }, { set: { note: null } }],
])('two edits in one do what they did in a row: %j then %j', (one, two) => {
  const before = apply(nothing, op(0, { set: { feelings: ['x'] } }))
  const [a, b] = [op(1, one), op(2, two)]
  expect(apply(before, combine(a, b)).doc).toEqual(apply(apply(before, a), b).doc)
})

test('what is already so is no change', () => {
  const state = apply(nothing, op(1, { set: { mood: 2, feelings: ['a', 'b'] } }))
  expect(
    difference('check_in', state, {
      set: { mood: 2, feelings: ['b', 'a'], note: '' },
      add: { feelings: ['a'] },
    }),
  ).toBeUndefined()
  expect(difference('check_in', state, { set: { mood: 3, note: null } })).toEqual({ set: { mood: 3 } })
})

test('an inverse takes an edit back', () => {
  const state = apply(nothing, op(1, { set: { mood: 2, feelings: ['a'] } }))
  const change = { set: { mood: 4, note: 'new' }, add: { feelings: ['b'] } }
  const after = apply(state, op(2, change))
  expect(apply(after, op(3, inverse(state.doc, change))).doc).toEqual(state.doc)
})
