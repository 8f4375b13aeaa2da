import declared from './kinds.json'

/** How two concurrent values of a field come together. */
export type Merge = 'scalar' | 'set' | 'text'

export interface Kind {
  /** Which of its records are on the timeline: all, those that have their headline, those whose time has come, none. */
  timeline: 'always' | 'with_headline' | 'past' | 'never'
  /** The field that a record needs to be on the timeline, if it needs one. */
  headline?: string
  /** The fields of free text that merge as texts, and those that merge as scalars, such as a company's name. */
  texts: string[]
  names: string[]
  /** The fields that merge as sets; one that is in no list here is a scalar of a set form. */
  sets: string[]
}

/** Raised with any change to any kind; the server takes every version up to its own. */
export const schema = 3

/** The most a text may hold, in characters, unless it may hold more. */
export const textLimit = 20_000

/** Every kind of record this version knows, as the API's document declares them. */
export const kinds = declared as Readonly<Record<string, Kind>>

/** The kind of that name, undefined for one this version does not know. */
export const kindOf = (type: string): Kind | undefined => (Object.hasOwn(kinds, type) ? kinds[type] : undefined)

/** How a field of a kind merges; fields of unknown kinds count as scalars. */
export function mergeOf(type: string, field: string): Merge {
  const kind = kindOf(type)
  return kind?.texts.includes(field) ? 'text' : kind?.sets.includes(field) ? 'set' : 'scalar'
}

/** Whether a record of this kind and content is on the timeline, one of a `past` kind once its time has come. */
export function onTimeline(kind: Kind, doc: Readonly<Record<string, unknown>>): boolean {
  return kind.headline ? Boolean(doc[kind.headline]) : kind.timeline !== 'never'
}
