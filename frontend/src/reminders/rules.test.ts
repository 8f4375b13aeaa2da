import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { due, type Remembered, type Reminder } from './rules'

interface Case {
  name: string
  now: string
  records: Remembered[]
  due: Reminder[]
}

// The same cases hold the server to it.
const cases = JSON.parse(
  readFileSync(new URL('../../../tests/vectors/reminders.json', import.meta.url), 'utf-8'),
) as Case[]

test.each(cases)('$name', ({ now, records, due: expected }) => {
  expect(due(records, Date.parse(now))).toEqual(expected)
})
