import { decode, type Decoded } from '../../reframing/decode'
import { sentencesOf } from '../../reframing/sentences'

/** A line that is only a greeting or a name says nothing either way. */
export type Sort = Decoded['kind'] | 'plain'

/** Lines of one sort that follow each other; those without words in them are left out. */
export interface Run {
  sort: Sort
  lines: Decoded[]
}

/** More words than this are no greeting and no name. */
const fewWords = 4

/** The phrase after which a letter only says who wrote it. */
const ENDING = 'kind-regards'

/** How long to read before somebody may tap or scroll again, in milliseconds. */
const slice = 40

/** Reads a message sentence by sentence, without keeping the screen waiting. Gives up once it is not `wanted`. */
export async function readMessage(message: string, wanted: () => boolean = () => true): Promise<Run[]> {
  const lines: Decoded[] = []
  let until = performance.now() + slice
  for (const sentence of sentencesOf(message)) {
    if (performance.now() > until) {
      await new Promise((go) => setTimeout(go))
      if (!wanted()) return []
      until = performance.now() + slice
    }
    lines.push(...decode(sentence))
  }
  return runsOf(lines.filter(({ text }) => text.trim()))
}

/** As it is shown: form words together, and what was written for this person apart. */
function runsOf(lines: Decoded[]): Run[] {
  const ending = lines.findIndex(({ found }) => found.some(({ phrase }) => phrase.id === ENDING))
  const signs = (at: number) => ending >= 0 && at > ending
  const lastStock = lines.findLastIndex(({ kind }) => kind === 'stock')
  const runs: Run[] = []
  for (const [at, line] of lines.entries()) {
    const name =
      (at === 0 && /,\s*$/.test(line.text)) ||
      (((lastStock >= 0 && at > lastStock) || signs(at)) && !/[.!?…]\s*$/.test(line.text))
    const sort = line.kind === 'specific' && name && (isShort(line) || signs(at)) ? 'plain' : line.kind
    const last = runs.at(-1)
    if (last?.sort === sort) last.lines.push(line)
    else runs.push({ sort, lines: [line] })
  }
  return runs
}

const isShort = ({ text }: Decoded): boolean => text.trim().split(/\s+/).length <= fewWords

/** How many lines are form words, and how many say anything at all. */
export function countOf(runs: readonly Run[]): [stock: number, all: number] {
  const sum = (some: readonly Run[]) => some.reduce((all, { lines }) => all + lines.length, 0)
  return [sum(runs.filter(({ sort }) => sort === 'stock')), sum(runs.filter(({ sort }) => sort !== 'plain'))]
}

/** What the phrases of a line usually mean, each once. */
export const meansOf = ({ found }: Decoded): string[] => [...new Set(found.map(({ phrase }) => phrase.means))]
