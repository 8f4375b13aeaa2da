import { beforeAll, expect, test } from 'vitest'
import { loadRestOfWords, loadWords } from '../../words'
import { knockbackAbout, stingOf, titleOf } from './telling'

beforeAll(async () => {
  await loadWords()
  await loadRestOfWords()
})

test('a knockback is called by its company, if it has one', () => {
  expect(titleOf({ type: 'knockback', doc: { company: 'Fairhaven Clinic' } })).toBe('Knockback from Fairhaven Clinic')
  expect(titleOf({ type: 'knockback', doc: {} })).toBe('A knockback')
})

test('an interview is called by where it was, if that is known', () => {
  expect(titleOf({ type: 'interview', doc: { company: 'Northwind' } })).toBe('Interview at Northwind')
  expect(titleOf({ type: 'interview', doc: {} })).toBe('Interview')
})

test('a reframe is called a fair thought and never by the thought that hurts', () => {
  expect(titleOf({ type: 'reframe', doc: { thought: 'I am useless.' } })).toBe('Fair thought')
})

test('about a knockback as much is told as is known, whatever a newer version may have put in', () => {
  expect(knockbackAbout({ role: 'Receptionist', stage: 'interview', told_by: 'phone', fit: 'not_yet' })).toBe(
    'Receptionist · Interview · By phone · Right, not yet',
  )
  expect(knockbackAbout({ stage: 'something_new', told_by: null })).toBe('')
})

test.each([
  [0, 'Hardly stings'],
  [19, 'Hardly stings'],
  [20, 'Stings a bit'],
  [50, 'Stings'],
  [79, 'Stings a lot'],
  [80, 'Floored me'],
  [100, 'Floored me'],
])('a sting of %i reads: %s', (sting, words) => expect(stingOf(sting)).toBe(words))
