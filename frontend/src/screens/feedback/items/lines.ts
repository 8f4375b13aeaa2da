/** What a call or a message was, in pieces that give the text back when they are joined. */
export type Pieces = readonly string[]

/** One line to be kept, and the text that comes after it. */
export interface Line {
  quote: string
  rest: string
}

/** What somebody noted during a call: one piece for each line. */
export const noted = (text: string): Pieces => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []

/** The pieces that say something, word for word, but for those at the places in `without`. */
export function linesIn(pieces: Pieces, without: ReadonlySet<number> = new Set()): Line[] {
  const lines: Line[] = []
  let rest = pieces.join('')
  pieces.forEach((piece, at) => {
    rest = rest.slice(piece.length)
    const quote = piece.trim()
    if (quote && !without.has(at)) lines.push({ quote, rest })
  })
  return lines
}
