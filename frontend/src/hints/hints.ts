/**
 * What the app may gently suggest about a text. All of it runs on the device. Nothing here throws: with no model there
 * are no hints, only the phrases of the crisis lexicon go on being heard.
 */
import { crisisLevel, phraseReader, type Crisis, type CrisisLevel, type Phrases } from './crisis.ts'
import { read, type Reading } from './features.ts'
import { chancesOf, logOdds, scoresOf, spansOf, type Span } from './heads.ts'
import { readModel, type Model, type ModelMeta } from './model.ts'
import { tokensOf } from './tokens.ts'

/** Something that may be so, how likely, and the words that led to it. */
export interface Flag {
  id: string
  p: number
  spans: Span[]
}

export interface ThoughtHints {
  traps: Record<string, number>
  /** What may be asked about, best first, three at most; none when there may be a fair concern. */
  flags: Flag[]
  distorted: number
  fairConcern: boolean
  blame: Record<string, number>
  /** 0 none to 3 heavy. */
  severity: number
  crisis: Crisis
}

export interface ReplyHints {
  tone: Record<string, number>
  elements: Record<string, number>
  spans: Span[]
  crisis: Crisis
}

export interface Lights {
  quality: Record<string, number>
  crisis: Crisis
}

export interface ThemeHints {
  themes: Record<string, number>
  flags: Flag[]
}

export interface Lexicons {
  crisis: Phrases
  english: string[]
}

/** The model's two files. */
export interface Files {
  meta: ModelMeta
  numbers: Uint8Array
}

export interface Hints {
  hintsFor(thought: string): ThoughtHints
  toneOf(reply: string): ReplyHints
  lightsOf(reframe: string, thought: string): Lights
  themesOf(feedback: string): ThemeHints
  crisisOf(text: string): Crisis
  /** Whether there is a model, and not just the lexicon. */
  readonly whole: boolean
  /** Whether it is in a language that is understood here; a text without words is. */
  understands(text: string): boolean
}

const BLAMES = ['self', 'other', 'situation', 'luck', 'none']
const TONES = ['kind', 'neutral', 'cold', 'angry']
const ELEMENTS = ['thanks', 'understanding', 'asks_feedback', 'future_interest']
const FLAGS_SHOWN = 3
// Under this share of known words, or of the commonest ones in a longer text, it is another language.
const KNOWN = 0.6
const COMMON = 0.12
// Fewer letters than these are in no language in particular.
const LETTERS = 12

/** Hints from a model that `load` brings; when it cannot, hints that say nothing. */
export async function openHints(load: () => Promise<Files>, lexicons: Lexicons): Promise<Hints> {
  const heard = phraseReader(lexicons.crisis)
  const english = new Set(lexicons.english)
  try {
    const { meta, numbers } = await load()
    return withModel(readModel(meta, numbers), heard, english)
  } catch {
    return withoutModel(heard, english)
  }
}

type Heard = (words: readonly string[]) => CrisisLevel

function withModel(model: Model, heard: Heard, english: ReadonlySet<string>): Hints {
  const understood = (reading: Reading) => isEnglish(reading, english)
  const silent = withoutModel(heard, english)
  const crisis = (reading: Reading) => crisisIn(model, heard, reading, understood(reading))
  return {
    whole: true,
    hintsFor(thought) {
      const reading = read(thought, model)
      return understood(reading) ? thoughtHints(model, reading, crisis(reading)) : silent.hintsFor(thought)
    },
    toneOf(reply) {
      const reading = read(reply, model)
      return understood(reading) ? replyHints(model, reading, crisis(reading)) : silent.toneOf(reply)
    },
    lightsOf(reframe, thought) {
      const reading = read(reframe, model)
      if (!understood(reading)) return silent.lightsOf(reframe, thought)
      return { quality: chancesOf(model, 'reframe', reading, read(thought, model)), crisis: crisis(reading) }
    },
    themesOf(feedback) {
      const reading = read(feedback, model)
      return understood(reading) ? themeHints(model, reading) : silent.themesOf(feedback)
    },
    crisisOf: (text) => crisis(read(text, model)),
    understands: (text) => isEnglish(read(text, model), english) || !hasWords(text),
  }
}

function isEnglish(reading: Reading, english: ReadonlySet<string>): boolean {
  const words = reading.words.filter(isWord)
  return words.length > 0 && reading.known >= KNOWN && isCommon(words, english)
}

const isWord = (word: string): boolean => /[a-z_]/.test(word)

/** Whether enough of the words are the commonest ones; a short text may do without. */
const isCommon = (words: string[], english: ReadonlySet<string>): boolean =>
  words.length < 8 || words.filter((word) => english.has(word)).length / words.length >= COMMON

/** Enough letters to be a sentence of some language. */
const hasWords = (text: string): boolean => (text.match(/\p{L}/gu)?.length ?? 0) >= LETTERS

function crisisIn(model: Model, heard: Heard, reading: Reading, understood: boolean): Crisis {
  const said = heard(reading.words)
  // A text that is not understood is no reason to unhear a phrase that is.
  if (!understood) return heardAlone(said)
  const chances = chancesOf(model, 'crisis', reading)
  return crisisLevel(said, chances.crisis!, chances.crisis_explicit!, model.meta.crisis)
}

const heardAlone = (level: CrisisLevel): Crisis => ({ level, p: level ? 1 : 0, said: level > 0 })

const pick = (chances: Record<string, number>, names: string[], prefix = '') =>
  Object.fromEntries(names.map((name) => [name, chances[prefix + name]!]))

function thoughtHints(model: Model, reading: Reading, crisis: Crisis): ThoughtHints {
  const chances = chancesOf(model, 'thought', reading)
  const { thresholds, hidden, distorted, weight, fair } = model.meta.traps
  const traps = pick(chances, Object.keys(thresholds))
  const fairConcern = chances.fair! >= fair
  // A trap that is sure of itself needs less sureness that there is any.
  const sure = (p: number) => logOdds(chances.distorted!) + weight * logOdds(p) >= distorted
  const flags = Object.entries(traps)
    .filter(([id, p]) => !fairConcern && p >= thresholds[id]! && sure(p) && !hidden.includes(id))
    .sort(([, a], [, b]) => b - a)
    .slice(0, FLAGS_SHOWN)
    .map(([id, p]) => ({ id, p, spans: spansOf(model, 'thought', id, reading) }))
  const severity = Math.max(0, Math.min(3, scoresOf(model, 'thought', reading).get('severity')!))
  const blame = shares(pick(chances, BLAMES, 'blame_'))
  return { traps, flags, distorted: chances.distorted!, fairConcern, blame, severity, crisis }
}

function replyHints(model: Model, reading: Reading, crisis: Crisis): ReplyHints {
  const chances = chancesOf(model, 'reply', reading)
  const tone = shares(pick(chances, TONES))
  // A reply that may hurt is never praised: better plain than wrongly kind.
  if (topOf(tone) === 'kind' && tone.cold! + tone.angry! >= model.meta.tone.harsh) {
    tone.neutral! += tone.kind!
    tone.kind = 0
  }
  const harsh = tone.angry! > tone.cold! ? 'angry' : 'cold'
  const marked = topOf(tone) === harsh ? spansOf(model, 'reply', harsh, reading) : []
  return { tone, elements: pick(chances, ELEMENTS), spans: marked, crisis }
}

function themeHints(model: Model, reading: Reading): ThemeHints {
  const themes = chancesOf(model, 'feedback', reading)
  const flags = Object.entries(themes)
    .filter(([id, p]) => p >= model.meta.themes[id]!)
    .sort(([, a], [, b]) => b - a)
    .map(([id, p]) => ({ id, p, spans: spansOf(model, 'feedback', id, reading) }))
  return { themes, flags }
}

/** The likeliest name; the first of equals. */
export function topOf(chances: Record<string, number>): string {
  return Object.entries(chances).reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function shares(chances: Record<string, number>): Record<string, number> {
  const total = Object.values(chances).reduce((sum, p) => sum + p, 0)
  return Object.fromEntries(Object.entries(chances).map(([name, p]) => [name, p / total]))
}

function withoutModel(heard: Heard, english: ReadonlySet<string>): Hints {
  const crisis = (text: string): Crisis => heardAlone(heard(tokensOf(text).map(({ word }) => word)))
  const sure = (name: string, names: string[]) => Object.fromEntries(names.map((each) => [each, Number(each === name)]))
  return {
    whole: false,
    hintsFor: (text) => ({
      traps: {},
      flags: [],
      distorted: 0,
      fairConcern: false,
      blame: sure('none', BLAMES),
      severity: 0,
      crisis: crisis(text),
    }),
    toneOf: (text) => ({ tone: sure('neutral', TONES), elements: sure('', ELEMENTS), spans: [], crisis: crisis(text) }),
    lightsOf: (text) => ({ quality: {}, crisis: crisis(text) }),
    themesOf: () => ({ themes: {}, flags: [] }),
    crisisOf: crisis,
    understands(text) {
      const words = tokensOf(text).map(({ word }) => word)
      return !hasWords(text) || isCommon(words.filter(isWord), english)
    },
  }
}
