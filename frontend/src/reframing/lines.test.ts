import { expect, test } from 'vitest'
import { lineAt } from './lines'

const text = `{
  "id": "mine",
  "odd \\"name\\"": 1,
  "prompts": [
    { "id": "a", "cards": [] },
    {
      "id": "b",
      "a/b": {
        "~": "}"
      },
      "cards": [
        "facts"
      ]
    }
  ]
}`

test.each([
  ['', 1],
  ['/id', 2],
  ['/odd "name"', 3],
  ['/prompts', 4],
  ['/prompts/0/cards', 5],
  ['/prompts/1', 6],
  ['/prompts/1/a~1b', 8],
  ['/prompts/1/a~1b/~0', 9],
  ['/prompts/1/cards/0', 12],
])('%s is found on its line', (pointer, line) => {
  expect(lineAt(text, pointer)).toBe(line)
})

test('what is missing is looked for where it belongs', () => {
  expect(lineAt(text, '/prompts/1/question')).toBe(6)
  expect(lineAt(text, '/prompts/7')).toBe(4)
  expect(lineAt(text, '/licence')).toBe(1)
})

test('of a name that stands twice the last one counts, as for any reader of JSON', () => {
  expect(lineAt('{\n"a": 1,\n"a": 2\n}', '/a')).toBe(3)
})

test.each(['null', '3', '"text"', '[]', ' \n [1,\n2]'])('a text that is just %s has its lines too', (plain) => {
  expect(lineAt(plain, '/nowhere/at/all')).toBeGreaterThan(0)
})
