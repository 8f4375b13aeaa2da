import { expect, test } from 'vitest'
import { chance, oneOf } from '../../reframing/chance.testing'
import { answersOf, answerTo, withAnswer, type Answer } from './answers'

const slugs = ['would_enjoy', 'wear_down', 'people', 'asked_by_a_later_version']

test('an answer is added, changed in its place, and taken away by writing nothing', () => {
  const one = withAnswer([], 'people', 'Kind.')
  const two = withAnswer(one!, 'life', 'Too far.')

  expect(withAnswer(two!, 'people', 'Very kind.')).toEqual([
    { question: 'people', answer: 'Very kind.' },
    { question: 'life', answer: 'Too far.' },
  ])
  expect(withAnswer(two!, 'people', '')).toEqual([{ question: 'life', answer: 'Too far.' }])
  expect(withAnswer(one!, 'people', '')).toBeNull()
})

test('whatever is answered, every other answer stands as it was and each question has one', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const next = chance(seed)
    let answers: readonly Answer[] = []
    const wanted = new Map<string, string>()
    for (let step = 0; step < 8; step++) {
      const question = oneOf(next, slugs)
      const answer = oneOf(next, ['', 'Yes.', 'No,\nnot really.'])
      answers = withAnswer(answers, question, answer) ?? []
      if (answer) wanted.set(question, answer)
      else wanted.delete(question)
    }

    expect(new Map(answers.map((one) => [one.question, one.answer]))).toEqual(wanted)
    expect(answers).toHaveLength(wanted.size)
  }
})

test('a knockback that was never asked about has no answers', () => {
  expect(answersOf({})).toEqual([])
  expect(answersOf({ fit_answers: null })).toEqual([])
  expect(answerTo({ fit_answers: [{ question: 'people', answer: 'Kind.' }] }, 'people')).toBe('Kind.')
  expect(answerTo({}, 'people')).toBe('')
})
