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

const when = { occurred_at: 'scalar', time_zone: 'scalar' } as const

/** Every kind of record this version knows. */
export const kinds: Readonly<Record<string, Kind>> = {
  check_in: {
    path: 'check-ins',
    headline: 'note',
    timeline: true,
    fields: {
      ...when,
      mood: 'scalar',
      energy: 'scalar',
      context: 'scalar',
      feelings: 'set',
      note: 'text',
      source: 'scalar',
      knockback: 'scalar',
    },
  },
  win: {
    path: 'wins',
    headline: 'text',
    timeline: true,
    fields: { ...when, text: 'text', kind: 'scalar', lesson: 'scalar' },
  },
  lesson: {
    path: 'lessons',
    headline: 'text',
    timeline: true,
    fields: {
      ...when,
      text: 'text',
      if_when: 'text',
      then_do: 'text',
      state: 'scalar',
      times_tried: 'scalar',
      feedback_item: 'scalar',
      reframe: 'scalar',
      theme: 'scalar',
    },
  },
}

/** The kind of that name, undefined for one this version does not know. */
export const kindOf = (type: string): Kind | undefined => (Object.hasOwn(kinds, type) ? kinds[type] : undefined)

/** How a field of a kind merges; fields of unknown kinds count as scalars. */
export const mergeOf = (type: string, field: string): Merge => kindOf(type)?.fields[field] ?? 'scalar'
