/** Numbers from 0 up to but not including 1 that one seed decides. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of them. */
export const oneOf = <Item>(next: () => number, items: readonly Item[]): Item =>
  items[Math.floor(next() * items.length)] as Item

/** Some of them, perhaps none. */
export const someOf = <Item>(next: () => number, items: readonly Item[], share = 0.3): Item[] =>
  items.filter(() => next() < share)
