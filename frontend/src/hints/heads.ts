/** Scores of a reading, their probabilities, and the words that led to them. */
import { denseOf, vectorFactor, vectorOf, vectorSum, type Reading } from './features.ts'
import type { Model, TaskName } from './model.ts'

/** A stretch of the text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** The plain scores of all of a task's heads, by name. */
export function scoresOf(model: Model, name: TaskName, reading: Reading, beside: Reading | null = null) {
  const task = model.tasks[name]
  const dense = denseOf(reading, beside, model)
  const columns = [...reading.buckets.keys()].flatMap((bucket) => task.columns.get(bucket) ?? [])
  const share = 1 / Math.sqrt(Math.max(1, reading.words.length))
  const scores = new Map<string, number>()
  task.heads.forEach((head, row) => {
    const weights = task.ngrams[row]!
    const steps = columns.reduce((sum, column) => sum + weights[column]!, 0)
    const rest = dense.reduce((sum, value, i) => sum + value * task.dense[row]![i]!, 0)
    scores.set(head.name, head.bias + steps * head.scale * share + rest)
  })
  return scores
}

export const logistic = (value: number) => 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, value))))

/** What `logistic` makes a probability of: 0 where it is as likely as not. */
export const logOdds = (p: number) => Math.log(p / (1 - p))

/** Calibrated probabilities of all of a task's heads, by name. */
export function chancesOf(model: Model, name: TaskName, reading: Reading, beside: Reading | null = null) {
  const scores = scoresOf(model, name, reading, beside)
  const found: Record<string, number> = {}
  for (const { name: head, slope, offset } of model.tasks[name].heads) {
    found[head] = logistic(slope * scores.get(head)! + offset)
  }
  return found
}

/** What each token adds to a head's score: its share of its n-grams, and its part of the vector. */
function partsOf(model: Model, name: TaskName, head: string, reading: Reading): number[] {
  const task = model.tasks[name]
  const row = task.heads.findIndex((each) => each.name === head)
  const weights = task.ngrams[row]!
  const dense = task.dense[row]!
  const parts = reading.words.map(() => 0)
  const share = task.heads[row]!.scale / Math.sqrt(Math.max(1, reading.words.length))
  for (const [bucket, gram] of reading.buckets) {
    const column = task.columns.get(bucket)
    if (column === undefined) continue
    const each = (weights[column]! * share) / (gram.last - gram.first + 1)
    for (let i = gram.first; i <= gram.last; i++) parts[i]! += each
  }
  const factor = vectorFactor(vectorSum(reading, model), model)
  reading.words.forEach((word, i) => {
    vectorOf(word, model)?.forEach((value, d) => (parts[i]! += value * factor * dense[d]!))
  })
  return parts
}

/** The stretch that led to a flag: the token that adds most, and its neighbours that add at least a third as much. */
export function spansOf(model: Model, name: TaskName, head: string, reading: Reading): Span[] {
  const parts = partsOf(model, name, head, reading)
  const most = Math.max(0, ...parts)
  if (!most) return []
  let first = parts.indexOf(most)
  let last = first
  while (first > 0 && parts[first - 1]! > most / 3) first--
  while (last + 1 < parts.length && parts[last + 1]! > most / 3) last++
  return [{ start: reading.tokens[first]!.start, end: reading.tokens[last]!.end }]
}
