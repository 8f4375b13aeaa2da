import { expect, test } from 'vitest'
import { chance, oneOf, someOf } from './chance.testing'
import {
  choicesFor,
  employersOf,
  recurs,
  showing,
  slugOf,
  suggestedIn,
  themesIn,
  themesOf,
  weighs,
  type Guess,
} from './themes'

const slugs = ['examples_repeated', 'nerves', 'my_own']
const knockbacks = new Map(
  [
    ['k1', 'Fairhaven Clinic'],
    ['k2', ' fairhaven  CLINIC'],
    ['k3', 'Northwind'],
    ['k4', undefined],
    ['k5', undefined],
  ].map(([id, company]) => [id as string, { doc: company ? { company } : {} }] as const),
)
const line = (id: string, doc: Record<string, unknown> = {}) => ({
  id,
  doc: { quote: id, ...doc } as Record<string, unknown>,
})
const said = (id: string, knockback?: string, themes = ['examples_repeated']) =>
  line(id, { themes, ...(knockback ? { knockback } : {}) })
const shown = (items: ReturnType<typeof line>[]) => themesIn(items, knockbacks).filter(recurs)

/** Any diary of feedback that one seed makes. */
function diary(seed: number) {
  const next = chance(seed)
  return Array.from({ length: Math.floor(next() * 14) }, (_, at) =>
    line(`i${at}`, {
      themes: someOf(next, slugs, 0.6),
      verdict: oneOf(next, ['unsorted', 'useful', 'unsure', 'let_go', 'unfair']),
      polarity: oneOf(next, ['did_well', 'work_on', 'neutral']),
      knockback: oneOf(next, [...knockbacks.keys(), undefined]),
    }),
  )
}
const seeds = Array.from({ length: 300 }, (_, seed) => seed + 1)
const idsOf = (items: { id: string }[]) => items.map(({ id }) => id).sort()

test('three lines of two employers make a theme that quotes all three', () => {
  const items = [said('a', 'k1'), said('b', 'k2'), said('c', 'k3')]
  const [theme] = shown(items)
  expect(theme).toEqual({ slug: 'examples_repeated', quotes: items, employers: 2 })
})

test('with one of the three deleted, or let go, the theme is gone', () => {
  const [a, b, c] = [said('a', 'k1'), said('b', 'k2'), said('c', 'k3')]
  expect(shown([a, b])).toEqual([])
  expect(shown([a, b, { ...c, doc: { ...c.doc, verdict: 'let_go' } }])).toEqual([])
})

test('a theme that was put away does not show, and does again once it is back', () => {
  const themes = themesIn([said('a', 'k1'), said('b', 'k2'), said('c', 'k3')], knockbacks)
  const own = (archived: boolean) => [{ doc: { slug: 'examples_repeated', archived } }]
  expect([own(true), own(false), []].map((some) => showing(themes, some).length)).toEqual([0, 1, 1])
})

test('three lines of one employer, however its name is written, are no theme', () => {
  expect(shown([said('a', 'k1'), said('b', 'k2'), said('c', 'k1')])).toEqual([])
})

test('knockbacks without a company count as one employer each, lines about none as no employer', () => {
  expect(employersOf([said('a', 'k4'), said('b', 'k5'), said('c', 'k5'), said('d')], knockbacks)).toBe(2)
  expect(shown([said('a'), said('b'), said('c')])).toEqual([])
})

test('a theme counts as many lines as it quotes: each that was put under it and was not let go', () => {
  for (const seed of seeds) {
    const items = diary(seed)
    for (const slug of slugs) {
      const quotes = themesIn(items, knockbacks).find((theme) => theme.slug === slug)?.quotes ?? []
      const expected = items.filter((item) => weighs(item) && themesOf(item).includes(slug))
      expect(idsOf(quotes)).toEqual(idsOf(expected))
      expect(quotes.some(({ doc }) => doc.verdict === 'let_go')).toBe(false)
    }
  }
})

test('a theme stands as long as its lines are enough: deleted or let go one by one, they take it away', () => {
  for (const seed of seeds) {
    const items = diary(seed)
    for (const { slug, quotes } of shown(items))
      for (const gone of [null, 'let_go']) {
        let left = items
        for (const { id } of quotes) {
          left = left.flatMap((item) => {
            if (item.id !== id) return [item]
            return gone ? [{ ...item, doc: { ...item.doc, verdict: gone } }] : []
          })
          const lines = left.filter((item) => weighs(item) && themesOf(item).includes(slug))
          const enough = lines.length >= 3 && employersOf(lines, knockbacks) >= 2
          expect(shown(left).some((theme) => theme.slug === slug)).toBe(enough)
        }
        expect(themesIn(left, knockbacks).some((theme) => theme.slug === slug)).toBe(false)
      }
  }
})

test('a line let go is in no theme, and in no suggestion of one', () => {
  for (const seed of seeds) {
    const items = diary(seed)
    const told = [...themesIn(items, knockbacks), ...suggestedIn(items, knockbacks, guessed(items), [])]
    expect(told.flatMap(({ quotes }) => quotes).filter(({ doc }) => doc.verdict === 'let_go')).toEqual([])
  }
})

test('the order in which lines came changes no theme, and one more line takes none away', () => {
  for (const seed of seeds) {
    const items = diary(seed)
    const told = (some: typeof items) =>
      shown(some).map(({ slug, quotes, employers }) => [slug, idsOf(quotes), employers])
    expect(told(items.toReversed())).toEqual(told(items))
    const before = shown(items).map(({ slug }) => slug)
    const after = shown([...items, said('more', 'k3')]).map(({ slug }) => slug)
    expect(after).toEqual(expect.arrayContaining(before))
  }
})

const guessed = (items: { id: string }[], p = 0.8): Map<string, Guess[]> =>
  new Map(items.map(({ id }) => [id, [{ id: 'examples_repeated', p }]]))

test('a theme is suggested when its lines would make it one, with those that are not under it yet', () => {
  const items = [said('a', 'k1'), line('b', { knockback: 'k3' }), line('c', { knockback: 'k3' })]
  const found = suggestedIn(items, knockbacks, guessed(items), [])
  expect(found.map(({ slug, quotes, employers }) => [slug, idsOf(quotes), employers])).toEqual([
    ['examples_repeated', ['b', 'c'], 2],
  ])
  expect(suggestedIn(items.slice(1), knockbacks, guessed(items), [])).toEqual([])
  expect(suggestedIn(items, knockbacks, guessed(items), ['examples_repeated'])).toEqual([])
})

test('nobody guesses about praise, about what seems unfair or about what was let go', () => {
  const some = (more: Record<string, unknown>) =>
    ['k1', 'k3', 'k4'].map((knockback) => line(knockback, { knockback, ...more }))
  const count = (more: Record<string, unknown>) => suggestedIn(some(more), knockbacks, guessed(some(more)), []).length
  const found = [{}, { polarity: 'did_well' }, { verdict: 'unfair' }, { verdict: 'let_go' }].map(count)
  expect(found).toEqual([1, 0, 0, 0])
})

test('of suggestions the one with most lines comes first, then the likeliest', () => {
  const items = ['k1', 'k3', 'k4', 'k5'].map((knockback) => line(knockback, { knockback }))
  const guesses = new Map(
    items.map(({ id }, at) => [
      id,
      [
        { id: 'listening', p: 0.5 },
        ...(at < 3
          ? [
              { id: 'nerves', p: 0.6 },
              { id: 'terms', p: 0.9 },
            ]
          : []),
      ],
    ]),
  )
  expect(suggestedIn(items, knockbacks, guesses, []).map(({ slug }) => slug)).toEqual(['listening', 'terms', 'nerves'])
})

test('after yes to a suggestion it is a theme of exactly those lines, and is not suggested again', () => {
  for (const seed of seeds) {
    const items = diary(seed)
    const [first] = suggestedIn(items, knockbacks, guessed(items), [])
    if (!first) continue
    const taken = items.map((item) =>
      first.quotes.includes(item) ? { ...item, doc: { ...item.doc, themes: [...themesOf(item), first.slug] } } : item,
    )
    expect(shown(taken).map(({ slug }) => slug)).toContain(first.slug)
    expect(suggestedIn(taken, knockbacks, guessed(items), [])).toEqual([])
  }
})

test('a line is offered the likeliest themes first, then every other one once, and none that was put away', () => {
  const own = [{ doc: { slug: 'my_own' } }, { doc: { slug: 'terms', archived: true } }]
  const known = ['my_own', 'terms', 'nerves', 'listening']
  const guesses = [
    { id: 'nerves', p: 0.5 },
    { id: 'terms', p: 0.9 },
    { id: 'listening', p: 0.8 },
  ]
  const asked = (themes: string[]) => {
    const { likely, others } = choicesFor(line('a', { themes }), guesses, known, own)
    return [likely.map(({ id }) => id), others]
  }
  expect(asked([])).toEqual([['listening', 'nerves'], ['my_own']])
  expect(asked(['terms', 'gone'])).toEqual([
    ['terms', 'listening', 'nerves'],
    ['gone', 'my_own'],
  ])
})

test('a name makes a short name that any server takes; where nothing can, it says so', () => {
  const short = ['Kept on “umm”-ing', 'Déjà vu!', '  7 x late ', 'قالوا', '—'].map(slugOf)
  expect(short).toEqual(['kept_on_umm_ing', 'deja_vu', '7_x_late', null, null])
  expect(slugOf(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63))
})
