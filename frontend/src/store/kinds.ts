import declared from './kinds.json'

/** How two concurrent values of a field come together. */
export type Merge = 'scalar' | 'set' | 'text'

export interface Kind {
  /** Its path under /api/v1. */
  path: string
  /** The field shown on the timeline. */
  headline: string
  timeline: boolean
  fields: Record<string, Merge>
}

/** Raised with any change to any kind; the server takes every version up to its own. */
export const schema = 1

/** Every kind of record this version knows, as the API's document declares them. */
export const kinds = declared as Readonly<Record<string, Kind>>

/** The kind of that name, undefined for one this version does not know. */
export const kindOf = (type: string): Kind | undefined => (Object.hasOwn(kinds, type) ? kinds[type] : undefined)

/** How a field of a kind merges; fields of unknown kinds count as scalars. */
export const mergeOf = (type: string, field: string): Merge => kindOf(type)?.fields[field] ?? 'scalar'
