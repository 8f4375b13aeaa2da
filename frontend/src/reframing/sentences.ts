/** A dot after one of these ends no sentence. */
const ABBREVIATED = /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|vs|etc|approx|e\.g|i\.e|[a-z])\.$/i

const ENDED = /[.!?…]["'”’)\]]*$/u

/**
 * A text in sentences and lines, each with the white space after it, so that joining them gives the text back. A line
 * that goes on in the next one with a small letter was only wrapped by the mail program.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const { 0: space, index } of text.matchAll(/\s+/gu)) {
    const to = index + space.length
    if (to < text.length && isEnd(text.slice(from, index), space, text.slice(to, to + 2))) {
      sentences.push(text.slice(from, to))
      from = to
    }
  }
  return from < text.length ? [...sentences, text.slice(from)] : sentences
}

function isEnd(before: string, space: string, next: string): boolean {
  if (before === '') return false
  const lines = space.match(/\r\n|\n|\r/g)?.length ?? 0
  if (lines > 1) return true
  if (/^\p{Ll}/u.test(next)) return false
  return lines === 1 || (ENDED.test(before) && !ABBREVIATED.test(before))
}
