import { expect, test } from 'vitest'
import { usesOf, withAnswer, without, worn } from './examples'

const answer = (story: string | null, question = 'Tell me about a hard day.') => ({ question, story })
const interview = (...stories: (string | null)[]) => ({ doc: { answers: stories.map((story) => answer(story)) } })

test('one story for three questions of one interview is worn, for two it is not', () => {
  expect(worn(interview('a', 'b', 'a', null, null, null).doc)).toEqual([])
  expect(worn(interview('a', 'b', 'a', 'a').doc)).toEqual([['a', 3]])
  expect(worn({})).toEqual([])
})

test('an example knows the interviews it is planned for, each once', () => {
  const [one, other] = [interview('a', 'a'), interview('b')]
  expect(usesOf('a', [one, other, { doc: {} }])).toEqual([one])
})

test('changing or taking out one answer leaves the others as they are', () => {
  const answers = [answer('a', 'One?'), answer(null, 'Two?'), answer('c', 'Three?')]
  expect(withAnswer(answers, 1, { story: 'b' })).toEqual([answers[0], answer('b', 'Two?'), answers[2]])
  expect(withAnswer(answers, 3, { story: 'b' })).toEqual(answers)
  expect(without(answers, 0)).toEqual(answers.slice(1))
})
