/** What a fairer thought has, as lights. They advise; they never stand in the way. */

export type Light = 'kind' | 'lesson' | 'specific' | 'action' | 'grounded' | 'readable' | 'own'

/** On, off, or null where nothing can be said about a text, such as in another language. */
export type Lights = Record<Light, boolean | null>

/** What one more question asks for: one thing that is missing, or a fact and a step where there is only kindness. */
export type Ask = 'kind' | 'lesson' | 'specific' | 'action' | 'fact_and_step'

interface Texts {
  fair: string
  thought: string
  /** What happened, in plain facts. */
  situation: string
}

const ORDER = ['kind', 'lesson', 'specific', 'action'] as const
const MOST_ASKS = 2
const MOST_WORDS = 45
const LONG_SENTENCE = 22
const LIKELY = 0.5
/** So much of the words in common is the same thought again. */
const COPY = 0.8

const ABSOLUTE =
  /^(always|never|everyone|everybody|nobody|everything|nothing|impossible|definitely|certainly|guaranteed|forever|completely|totally)$/
const DOING =
  /\b(i(?:['’]ll|['’]m going to| will| can| could| am going to| plan to)|let me|next time,? i(?:['’]ll| will| can)?)\s+(?!not\b|never\b)\p{L}+\s+\S/iu
const WHEN =
  /^(today|tonight|tomorrow|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|\p{N}+)$/u

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)
    ?.map((word) => word.replace('’', "'")) ?? []

/**
 * What stands in a fairer thought, by plain rules and by what the model says of it (0 to 1 each). Nothing at all from
 * the model means that the text was not understood, and then the rules about English words stay silent too.
 */
export function lightsOf(texts: Texts, quality: Readonly<Record<string, number>>): Lights {
  const words = wordsOf(texts.fair)
  const likely = (name: string) => (quality[name] ?? 0) >= LIKELY
  const understood = 'kind' in quality
  const specific = likely('specific') || concrete(texts, words) >= 2
  return {
    kind: understood ? likely('kind') : null,
    lesson: understood ? likely('lesson') : null,
    specific: understood ? specific : null,
    action: understood ? likely('action') || DOING.test(texts.fair) : null,
    grounded: understood ? !newAbsolute(texts, words) && (specific || !likely('glossing')) : null,
    readable: isReadable(texts.fair, words),
    own: !isCopy(words, wordsOf(texts.thought)),
  }
}

/** Numbers, times, names inside a sentence, and words of what happened. */
function concrete({ fair, situation }: Texts, words: readonly string[]): number {
  const times = words.filter((word) => WHEN.test(word))
  const names = fair.match(/(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}+/gu) ?? []
  const happened = new Set(wordsOf(situation).filter((word) => word.length > 4))
  return new Set([...times, ...names, ...words.filter((word) => happened.has(word))]).size
}

function newAbsolute({ thought, situation }: Texts, words: readonly string[]): boolean {
  const known = new Set([...wordsOf(thought), ...wordsOf(situation)])
  return words.some((word) => ABSOLUTE.test(word) && !known.has(word))
}

function isReadable(text: string, words: readonly string[]): boolean {
  const sentences = text.split(/[.!?…\n]+/u).map((sentence) => wordsOf(sentence).length)
  return words.length <= MOST_WORDS && Math.max(0, ...sentences) <= LONG_SENTENCE
}

function isCopy(words: readonly string[], thought: readonly string[]): boolean {
  const [fair, first] = [new Set(words), new Set(thought)]
  const both = [...fair].filter((word) => first.has(word)).length
  return both > 0 && both / new Set([...fair, ...first]).size >= COPY
}

const missing = (ask: Ask, lights: Lights): boolean =>
  ask === 'fact_and_step' ? !lights.action || !(lights.specific || lights.lesson) : lights[ask] === false

/**
 * What to ask for now, given what was asked for already; null when it is good enough. A thought that is kind and
 * nothing else is asked once for a fact and a step, and then left alone.
 */
export function askFor(lights: Lights, asked: readonly Ask[]): Ask | null {
  const latest = asked.at(-1)
  if (latest && missing(latest, lights)) return latest
  if (asked.length >= MOST_ASKS || latest === 'fact_and_step') return null
  if (!latest && lights.kind && ORDER.slice(1).every((name) => lights[name] === false)) return 'fact_and_step'
  return ORDER.find((name) => lights[name] === false && !asked.includes(name)) ?? null
}
