import { decode, type Decoded } from '../../reframing/decode'

/** Lines of one sort that follow each other; those without words in them are left out. */
export interface Run {
  kind: Decoded['kind']
  lines: Decoded[]
}

/** A message as it is shown: form words together, and what was written for this person apart. */
export function runsOf(message: string): Run[] {
  const runs: Run[] = []
  for (const line of decode(message)) {
    if (!line.text.trim()) continue
    const last = runs.at(-1)
    if (last?.kind === line.kind) last.lines.push(line)
    else runs.push({ kind: line.kind, lines: [line] })
  }
  return runs
}

/** How many lines are form words, and how many there are. */
export function countOf(runs: readonly Run[]): [stock: number, all: number] {
  const sum = (some: readonly Run[]) => some.reduce((all, { lines }) => all + lines.length, 0)
  return [sum(runs.filter(({ kind }) => kind === 'stock')), sum(runs)]
}

/** What the phrases of a line usually mean, each once. */
export const meansOf = ({ found }: Decoded): string[] => [...new Set(found.map(({ phrase }) => phrase.means))]
