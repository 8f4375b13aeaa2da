import { tick } from 'svelte'

/** Call before the screen changes: afterwards the element stands where it stood in the window. */
export async function keepStill(element: HTMLElement): Promise<void> {
  const before = element.getBoundingClientRect().top
  await tick()
  const moved = element.getBoundingClientRect().top - before
  if (moved) scrollBy({ top: moved, behavior: 'instant' })
}
