import type { first, loadRest } from './en-GB'

export type Words = typeof first & Awaited<ReturnType<typeof loadRest>>

/** Every locale the app speaks; each is one module, fetched only when it is chosen. */
const locales = { 'en-GB': () => import('./en-GB') }

/**
 * The words of the chosen locale. Those of the first screen are there before the first component is made, the others
 * before any other screen is; so use it inside components and functions, never while a module is being loaded.
 */
export let words: Words

let fetchRest: typeof loadRest | undefined

export async function loadWords(locale: keyof typeof locales = 'en-GB'): Promise<void> {
  const { first, loadRest } = await locales[locale]()
  words = first as Words
  fetchRest = loadRest
}

/** Adds the words of the other screens. */
export async function loadRestOfWords(): Promise<void> {
  if (!fetchRest) return
  words = { ...words, ...(await fetchRest()) }
  fetchRest = undefined
}

/** Which kind of device the words speak of: a wide screen with a mouse is a computer. */
export function thisDevice(): string {
  const computer = matchMedia('(min-width: 60rem) and (hover: hover) and (pointer: fine)').matches
  return computer ? words.device.computer : words.device.phone
}
