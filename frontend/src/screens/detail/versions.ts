import { textLimit } from '../../store'

/** Two versions of a text as one; a version that holds the other already is enough. Null when it would be too long. */
export function joined(mine: string, other: string, limit = textLimit): string | null {
  if (mine.includes(other.trim())) return mine
  if (other.includes(mine.trim())) return other
  const both = `${mine.trimEnd()}\n\n${other.trimStart()}`
  return [...both].length > limit ? null : both
}
