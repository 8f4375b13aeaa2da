/** A text as numbers: its n-grams, the sum of its words' vectors, and a few counts of its shape. */
import type { Model } from './model.ts'
import { bucketOf, gramsOf, tokensOf, type Gram, type Token } from './tokens.ts'

/** A text taken apart, once for all questions. */
export interface Reading {
  text: string
  tokens: Token[]
  words: string[]
  /** Each bucket once, with the n-gram that first fell into it. */
  buckets: Map<number, Gram>
  /** How much of the text the model knows, 0 to 1. */
  known: number
}

// A capital that does not open a sentence: a name, a place, a product.
const NAME = /[a-z0-9,;:] +[A-Z][a-zA-Z]+/g

const isWord = (token: string) => token !== '?' && token !== '!'

export function read(text: string, model: Model): Reading {
  const tokens = tokensOf(text)
  const words = tokens.map(({ word }) => word)
  const buckets = new Map<number, Gram>()
  for (const gram of gramsOf(words)) {
    const bucket = bucketOf(gram.name, model.meta.bits)
    if (!buckets.has(bucket)) buckets.set(bucket, gram)
  }
  const real = words.filter((word) => isWord(word) && word !== '0')
  const known = real.filter((word) => model.rows.has(word)).length / Math.max(1, real.length)
  return { text, tokens, words, buckets, known }
}

/** The vector of a word, in steps; zeros for one the model does not know. */
export function vectorOf(word: string, model: Model): Int8Array | null {
  const row = model.rows.get(word)
  const { dimensions } = model.meta
  return row === undefined ? null : model.vectors.subarray(row * dimensions, (row + 1) * dimensions)
}

/** What the sum of vectors is multiplied with, to be of one length however long the text. */
export function vectorFactor(total: Float64Array, model: Model): number {
  const length = Math.hypot(...total)
  return length ? model.meta.vector_weight / length : 0
}

export function vectorSum(reading: Reading, model: Model): Float64Array {
  const total = new Float64Array(model.meta.dimensions)
  for (const word of reading.words) {
    vectorOf(word, model)?.forEach((value, i) => (total[i]! += value))
  }
  return total
}

/** Length, marks, numbers, names, and how much of the text it answers is said again. */
export function shapeOf(reading: Reading, beside: Reading | null): number[] {
  const words = reading.words.filter(isWord)
  const said = new Set(beside?.words)
  const long = new Set(words.filter((word) => word.length > 3))
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  return [
    Math.min(words.length, 40) / 40,
    Math.min(words.length, 6) / 6,
    Number(reading.words.includes('?')),
    Number(reading.words.includes('!')),
    Math.min(3, words.filter((word) => word === '0').length) / 3,
    Math.min(3, reading.text.match(NAME)?.length ?? 0) / 3,
    letters / Math.max(1, words.length) / 8,
    [...long].filter((word) => said.has(word)).length / Math.max(1, long.size),
  ]
}

/** The dense part of a text: its vector, then its shape. */
export function denseOf(reading: Reading, beside: Reading | null, model: Model): Float64Array {
  const total = vectorSum(reading, model)
  const factor = vectorFactor(total, model)
  const shape = shapeOf(reading, beside).map((value) => value * model.meta.shape_weight)
  return Float64Array.from([...total.map((value) => value * factor), ...shape])
}
