import type { Span } from '../../hints/heads'

/** A piece of a text, and whether it is pointed out. */
export interface Piece {
  words: string
  marked: boolean
}

/** A text cut where its marked stretches begin and end; joined they are the text. Stretches may overlap or lie outside. */
export function inPieces(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(at, start), Math.min(end, text.length)]
    if (from >= to) continue
    if (from > at) pieces.push({ words: text.slice(at, from), marked: false })
    pieces.push({ words: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ words: text.slice(at), marked: false })
  return pieces
}

/** The words of one stretch, for quoting. */
export const quoted = (text: string, spans: readonly Span[]): string =>
  spans
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(Boolean)
    .join(' … ')
