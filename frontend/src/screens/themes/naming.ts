import { keepOnce, uuid5 } from '../../once'
import type { RecordView, Saved } from '../../store'
import { words } from '../../words'
import { isAway, slugOf } from '../../reframing/themes'

type Own = readonly Pick<RecordView, 'doc'>[]

/** Two devices that name one at once give it the same moment. */
const moment = { occurred_at: '2026-01-01T00:00:00+00:00', time_zone: 'UTC' }

const find = (slug: string, own: Own) => own.find(({ doc }) => doc.slug === slug)?.doc

/** What a theme is called: by its person, by the app, or at the least by its short name. */
export const labelOf = (slug: string, own: Own): string =>
  (find(slug, own)?.label as string | undefined) ?? words.themes.names[slug] ?? slug

/** Whether its person thought of it: the app has no name for it. */
export const isOwn = (slug: string): boolean => !(slug in words.themes.names)

/** Every theme that there is, the app's and the person's own, by its short name. */
export const known = (own: Own): string[] => [
  ...new Set([...own.map(({ doc }) => String(doc.slug)), ...Object.keys(words.themes.names)]),
]

/** Whether a theme that is not put away has this name, whatever its case and spaces. */
export function isTaken(label: string, own: Own): boolean {
  const slug = named(label, own)
  return slug !== undefined && !isAway(slug, own)
}

/** Names a theme, or takes one of that name back out. Throws `NotSaved`. */
export async function nameTheme(label: string, own: Own): Promise<Saved> {
  const same = named(label, own)
  const slug = same ?? slugOf(label) ?? `own_${(await uuid5(plain(label))).slice(0, 13).replace('-', '_')}`
  return keep(slug, same ? labelOf(same, own) : label, false)
}

/** Puts a theme away, or takes it back out. Throws `NotSaved`. */
export const putAway = (slug: string, own: Own, archived: boolean): Promise<Saved> =>
  keep(slug, labelOf(slug, own), archived)

const plain = (label: string): string => label.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

const named = (label: string, own: Own) => known(own).find((slug) => plain(labelOf(slug, own)) === plain(label))

const keep = async (slug: string, label: string, archived: boolean): Promise<Saved> =>
  keepOnce(await uuid5(`theme\x1f${slug}`), 'theme', { slug, label, archived }, moment)
