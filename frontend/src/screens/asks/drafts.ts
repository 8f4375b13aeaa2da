import content from 'content/asks.json'

export const channels = ['email', 'phone', 'text', 'linkedin', 'in_person'] as const

/** How it is asked. */
export type Channel = (typeof channels)[number]

/** Whether it is put on paper or said to somebody. */
export const mannerOf = (channel: Channel): 'written' | 'spoken' =>
  channel === 'phone' || channel === 'in_person' ? 'spoken' : 'written'

/** The ask itself, or the one nudge after it. */
export type Turn = 'ask' | 'nudge'

/** Whom and what it is about, as much as is known. */
export interface Names {
  to_name?: string
  company?: string
  role?: string
}

export interface Draft {
  subject: string
  body: string
}

const PART = /\[([^[\]]*)\]/g
const NAME = /\{(\w+)\}/g

/** The words to begin with. A name that is missing leaves no hole, and what stands in a name is taken as it is. */
export function draftFor(channel: Channel, turn: Turn, names: Names): Draft {
  const { subject, body } = content.drafts.find((draft) => draft.channel === channel && draft.turn === turn)!
  return { subject: filled(subject, names), body: filled(body, names) }
}

/** A template with its names: of each `[part|other]` the first whose names are all known, or nothing. */
export function filled(template: string, names: Names): string {
  const known = (name: string) => names[name as keyof Names]?.replace(/\s+/g, ' ').trim() ?? ''
  const whole = (part: string) => [...part.matchAll(NAME)].every(([, name]) => known(name!))
  return template.replace(PART, (_, parts: string) =>
    (parts.split('|').find(whole) ?? '').replace(NAME, (__, name: string) => known(name)),
  )
}
