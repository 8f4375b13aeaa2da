import { expect, test } from 'vitest'
import { winsToNote } from './offers'

const win = (id: string, text?: string) => ({ id, doc: { text } })

test('a win with words is offered until there is a note of it', () => {
  const wins = [win('new', 'I asked.'), win('noted', 'I went.'), win('blank'), win('spaces', ' \n')]
  const notes = [{ id: 'note', doc: { text: 'I went anyway.', win: 'noted' } }]

  expect(winsToNote(wins, notes).map(({ id }) => id)).toEqual(['new'])
  expect(winsToNote(wins, []).map(({ id }) => id)).toEqual(['new', 'noted'])
})

test('only the latest few are offered, so that nobody has to choose among hundreds', () => {
  const wins = Array.from({ length: 40 }, (_, at) => win(String(at), `Win ${at}`))

  expect(winsToNote(wins, []).map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4'])
})
