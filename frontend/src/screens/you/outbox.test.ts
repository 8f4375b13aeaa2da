import { describe, expect, it } from 'vitest'
import type { Op, OutboxItem } from '../../store'
import { partOf, perRecord } from './outbox'

const op = (id: string, rest: Partial<Op>): Op => ({ op: `${id}-op`, id, type: 'win', base: 1, at: '', ...rest })
const item = (id: string, rest: Partial<Op>) => ({ op: op(id, rest), state: 'unsent', blocked: false }) as OutboxItem

describe('what waits', () => {
  it('tells what each change does', () => {
    expect(partOf(op('a', { base: null, set: {} }))).toBe('new')
    expect(partOf(op('a', { base: null, seen: ['x'], set: {} }))).toBe('edit')
    expect(partOf(op('a', { delete: true }))).toBe('delete')
    expect(partOf(op('a', { delete: false }))).toBe('restore')
    expect(partOf(op('a', { purge: true }))).toBe('purge')
  })

  it('names each record once, a new one as new until it is deleted', () => {
    const made = item('a', { base: null })
    const edited = item('a', { base: null, seen: ['x'] })
    const gone = item('a', { delete: true })
    const other = item('b', {})
    expect(perRecord([made, edited, other])).toEqual([made, other])
    expect(perRecord([made, edited, gone])).toEqual([gone])
  })
})
