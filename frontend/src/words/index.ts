import type { first, others } from './en-GB'

type Loaded<Name extends keyof typeof others> = Awaited<ReturnType<(typeof others)[Name]>>

export type Words = typeof first &
  Loaded<'diary'> &
  Loaded<'reframing'> &
  Loaded<'feedback'> &
  Loaded<'growing'> &
  Loaded<'safety'> &
  Loaded<'extras'> &
  Loaded<'person'>

/** Every locale the app speaks; each is one module, fetched only when it is chosen. */
const locales = { 'en-GB': () => import('./en-GB') }

/**
 * The words of the chosen locale. Those of the first screen are there before the first component is made, the others
 * before any other screen is; so use it inside components and functions, never while a module is being loaded.
 */
export let words: Words

let missing: Partial<typeof others> = {}

export async function loadWords(locale: keyof typeof locales = 'en-GB'): Promise<void> {
  const { first, others } = await locales[locale]()
  words = first as Words
  missing = { ...others }
}

/** Adds the words of the diary's other screens, and those of an area if one is named. */
export async function loadRestOfWords(area: keyof typeof others = 'diary'): Promise<void> {
  await Promise.all([add('diary'), add(area)])
}

/** Code that is fetched when it is needed, with the words of its area. */
export async function withWords<T>(area: keyof typeof others, code: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([code, loadRestOfWords(area)])
  return loaded
}

async function add(name: keyof typeof others): Promise<void> {
  const more = await missing[name]?.()
  words = { ...words, ...more }
  delete missing[name]
}

/** Which kind of device the words speak of: a wide screen with a mouse is a computer. */
export function thisDevice(): string {
  const computer = matchMedia('(min-width: 60rem) and (hover: hover) and (pointer: fine)').matches
  return computer ? words.device.computer : words.device.phone
}
