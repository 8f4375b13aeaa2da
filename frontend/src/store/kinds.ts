import declared from './kinds.json'

/** How two concurrent values of a field come together. */
export type Merge = 'scalar' | 'set' | 'text'

export interface Kind {
  /** The field shown on the timeline. */
  headline: string
  /** Which of its records are on the timeline: all, those that have their headline, none. */
  timeline: 'always' | 'with_headline' | 'never'
  /** The fields that hold free text. */
  words: string[]
  fields: Record<string, Merge>
}

/** Raised with any change to any kind; the server takes every version up to its own. */
export const schema = 2

/** The most a text may hold, in characters, unless it may hold more. */
export const textLimit = 20_000

/** Every kind of record this version knows, as the API's document declares them. */
export const kinds = declared as Readonly<Record<string, Kind>>

/** The kind of that name, undefined for one this version does not know. */
export const kindOf = (type: string): Kind | undefined => (Object.hasOwn(kinds, type) ? kinds[type] : undefined)

/** How a field of a kind merges; fields of unknown kinds count as scalars. */
export const mergeOf = (type: string, field: string): Merge => kindOf(type)?.fields[field] ?? 'scalar'

/** Whether a record of this kind and content is on the timeline. */
export function onTimeline(kind: Kind, doc: Readonly<Record<string, unknown>>): boolean {
  return kind.timeline === 'always' || (kind.timeline === 'with_headline' && Boolean(doc[kind.headline]))
}
