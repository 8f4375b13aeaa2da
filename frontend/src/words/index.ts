import type { Words } from './en-GB'

/** Every locale the app speaks; each is one module, fetched only when it is chosen. */
const locales = { 'en-GB': () => import('./en-GB') }

/**
 * The words of the chosen locale. Set before the first component is made, so use it inside components and functions,
 * never while a module is being loaded.
 */
export let words: Words

export async function loadWords(locale: keyof typeof locales = 'en-GB'): Promise<void> {
  words = (await locales[locale]()).words
}

/** Which kind of device the words speak of: a wide screen with a mouse is a computer. */
export function thisDevice(): string {
  const computer = matchMedia('(min-width: 60rem) and (hover: hover) and (pointer: fine)').matches
  return computer ? words.device.computer : words.device.phone
}
