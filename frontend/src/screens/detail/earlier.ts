import type { components } from '../../api/schema'
import { kindOf, mergeOf, type Change, type Doc, type Mood, type RecordView } from '../../store'
import { words } from '../../words'
import { timeOf } from '../../words/dates'
import { dayOf } from '../../words/days'
import { placeOf } from './moment'

type Step = components['schemas']['History']['items'][number]

/** A value a field once had, with when and where it was written. */
export interface Earlier {
  field: string
  value: unknown
  at: string
  device: string | null
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

/** Everything a record held before that it does not hold now, the latest first, each value once. */
export function earlierOf(steps: Step[], doc: Doc): Earlier[] {
  const found: Earlier[] = []
  const writers = new Map<string, Step>()
  for (const step of [...steps].reverse()) {
    for (const { field, before } of step.changes) {
      const { at, device } = writers.get(field) ?? steps.at(-1)!
      found.push({ field, value: before, at, device })
      writers.set(field, step)
    }
    for (const { field, value } of step.kept_aside) found.push({ field, value, at: step.at, device: step.device })
  }
  const seen = new Set(Object.entries(doc).map((each) => JSON.stringify(each)))
  return found.reverse().filter(({ field, value }) => {
    const key = JSON.stringify([field, value])
    return !isBlank(value) && !seen.has(key) && seen.add(key)
  })
}

/** How the values of fields read that are no text. */
const spoken: Record<string, (value: never, view: RecordView) => string | undefined> = {
  mood: (value: Mood) => words.moods[value],
  energy: (value: 1 | 2 | 3 | 4 | 5) => words.detail.energies[value],
  context: (value: keyof typeof words.contexts) => words.contexts[value],
  feelings: (value: string[]) => value.map((slug) => words.feelings[slug] ?? slug).join(', '),
  kind: (value: keyof typeof words.keep.win.kinds) => words.keep.win.kinds[value],
  state: (value: keyof typeof words.detail.states) => words.detail.states[value],
  times_tried: (value: number) => words.detail.triedTimes(value),
  occurred_at: (value: string) => `${dayOf(value)}, ${timeOf(value)}`,
  time_zone: (value: string, { occurred_at }) => words.detail.zone(placeOf(value, occurred_at)),
}

/** What a field is called and how a value of it reads; null for one that is never shown. */
export function told({ field, value }: Earlier, view: RecordView): { name: string; text: string } | null {
  const name = words.settling.refused.fields[field]
  const isText = mergeOf(view.type, field) === 'text' || kindOf(view.type)?.names.includes(field)
  const text = isText ? String(value) : spoken[field]?.(value as never, view)
  return name && text ? { name, text } : null
}

/** The change that gives a field this value again. */
export function again({ field, value }: Earlier, { type, doc }: RecordView): Change {
  if (mergeOf(type, field) !== 'set') return { set: { [field]: value } }
  const [then, now] = [value as string[], (doc[field] as string[] | undefined) ?? []]
  return {
    add: { [field]: then.filter((slug) => !now.includes(slug)) },
    remove: { [field]: now.filter((slug) => !then.includes(slug)) },
  }
}
