import { expect, test } from 'vitest'
import { match } from './match'

test('a fixed address fits itself, with or without a closing slash', () => {
  expect(match('/wins/new', '/wins/new')).toEqual({})
  expect(match('/wins/new', '/wins/new/')).toEqual({})
  expect(match('/', '/')).toEqual({})
})

test('a named part takes whatever stands there, decoded', () => {
  expect(match('/wins/:id', '/wins/a%20b')).toEqual({ id: 'a b' })
})

test('a part that cannot be decoded is taken as it stands', () => {
  expect(match('/wins/:id', '/wins/%E0%A4%A')).toEqual({ id: '%E0%A4%A' })
})

test('a longer, shorter or empty address does not fit', () => {
  expect(match('/wins/:id', '/wins')).toBeNull()
  expect(match('/wins/:id', '/wins/')).toBeNull()
  expect(match('/wins/:id', '/wins/1/2')).toBeNull()
  expect(match('/', '/wins')).toBeNull()
})
