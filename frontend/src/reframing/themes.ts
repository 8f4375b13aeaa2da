import type { RecordView } from '../store'

type Item = Pick<RecordView, 'id' | 'doc'>

/** Knockbacks by their id. */
export type Knockbacks = ReadonlyMap<string, Pick<RecordView, 'doc'>>

export const byId = (knockbacks: readonly RecordView[]): Knockbacks =>
  new Map(knockbacks.map((view) => [view.id, view]))

/** A theme that runs through feedback, with every line that is in it. */
export interface Theme<One extends Item = RecordView> {
  slug: string
  quotes: One[]
  employers: number
}

/** It takes so many lines of so many employers until something keeps coming up. */
const needed = { quotes: 3, employers: 2 }

export const themesOf = ({ doc }: Item): readonly string[] => (doc.themes as string[] | undefined) ?? []

/** A line that was let go gets no weight. */
export const weighs = ({ doc }: Item): boolean => doc.verdict !== 'let_go'

/** A company's name with neither case nor spaces; empty for none. */
const plain = (name: unknown): string =>
  typeof name === 'string' ? name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '') : ''

/**
 * How many employers lines come from: different names of companies, and each knockback without one. A line about no
 * knockback may be from any of them, so it adds none.
 */
export function employersOf(items: readonly Item[], knockbacks: Knockbacks): number {
  const abouts = items.map(({ doc }) => doc.knockback as string | undefined).filter((id) => id !== undefined)
  return new Set(abouts.map((id) => plain(knockbacks.get(id)?.doc.company) || id)).size
}

/** Whether so much makes a theme worth telling. */
export const recurs = ({ quotes, employers }: Pick<Theme<Item>, 'quotes' | 'employers'>): boolean =>
  quotes.length >= needed.quotes && employers >= needed.employers

/** Every theme that a line was put under, with those lines; the one with most lines first. */
export function themesIn<One extends Item>(items: readonly One[], knockbacks: Knockbacks): Theme<One>[] {
  const lines = items.filter(weighs)
  return [...new Set(lines.flatMap(themesOf))]
    .map((slug) => {
      const quotes = lines.filter((item) => themesOf(item).includes(slug))
      return { slug, quotes, employers: employersOf(quotes, knockbacks) }
    })
    .sort((a, b) => b.quotes.length - a.quotes.length || (a.slug < b.slug ? -1 : 1))
}

/** Whether its person put a theme away; `own` are their own words for themes. */
export const isAway = (slug: string, own: readonly Pick<RecordView, 'doc'>[]): boolean =>
  own.some(({ doc }) => doc.slug === slug && doc.archived === true)

/** What keeps coming up, without what was put away. */
export const showing = <One extends Item>(
  themes: readonly Theme<One>[],
  own: readonly Pick<RecordView, 'doc'>[],
): Theme<One>[] => themes.filter((theme) => recurs(theme) && !isAway(theme.slug, own))

/** What a line may be about, and how likely. */
export interface Guess {
  id: string
  p: number
}

/** Whether anybody may guess about it: what seems unfair is no pattern of anybody's, and praise needs none. */
export const guessable = (item: Item): boolean =>
  weighs(item) && item.doc.verdict !== 'unfair' && item.doc.polarity !== 'did_well'

/**
 * Themes that would keep coming up if these lines were put under them as well; `quotes` are those that are not yet.
 * The one with most lines in all comes first, then the likeliest.
 */
export function suggestedIn<One extends Item>(
  items: readonly One[],
  knockbacks: Knockbacks,
  guesses: ReadonlyMap<string, readonly Guess[]>,
  away: readonly string[],
): Theme<One>[] {
  const lines = items.filter(guessable)
  const likely = (slug: string, { id }: Item) => guesses.get(id)?.find((guess) => guess.id === slug)?.p ?? 0
  const there = new Map(themesIn(items, knockbacks).map((theme) => [theme.slug, theme.quotes]))
  const slugs = new Set(lines.flatMap(({ id }) => (guesses.get(id) ?? []).map((guess) => guess.id)))
  return [...slugs]
    .filter((slug) => !away.includes(slug))
    .map((slug) => {
      const quotes = lines.filter((item) => likely(slug, item) > 0 && !themesOf(item).includes(slug))
      const together = [...(there.get(slug) ?? []), ...quotes]
      const sure = quotes.reduce((sum, item) => sum + likely(slug, item), 0)
      return { slug, quotes, employers: employersOf(together, knockbacks), together, sure }
    })
    .filter(({ quotes, together, employers }) => quotes.length > 0 && recurs({ quotes: together, employers }))
    .sort((a, b) => b.together.length - a.together.length || b.sure - a.sure || (a.slug < b.slug ? -1 : 1))
    .map(({ slug, quotes, employers }) => ({ slug, quotes, employers }))
}

/**
 * What one line can be put under: first what it may be about, the likeliest first, then everything else that it is under
 * or can be. What was put away is there only where the line is under it.
 */
export function choicesFor<One extends Guess>(
  item: Item,
  guesses: readonly One[],
  known: readonly string[],
  own: readonly Pick<RecordView, 'doc'>[],
): { likely: One[]; others: string[] } {
  const within = themesOf(item)
  const offered = (slug: string) => within.includes(slug) || !isAway(slug, own)
  const likely = guesses.filter(({ id }) => offered(id)).sort((a, b) => b.p - a.p || (a.id < b.id ? -1 : 1))
  const rest = [...new Set([...within, ...known.filter(offered)])]
  return { likely, others: rest.filter((slug) => !likely.some(({ id }) => id === slug)) }
}

/** A short name for a theme of somebody's own; null when nothing of its name can stand in one. */
export const slugOf = (label: string): string | null =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 64)
    .replace(/^_+|_+$/g, '') || null
