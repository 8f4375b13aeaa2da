import type { DeadLetter } from '../../store'
import { words } from '../../words'

/** The field a refused change stumbled over, if it is one with a box or control. */
export function fieldOf({ errors }: Pick<DeadLetter, 'errors'>): string | null {
  const { fields } = words.settling.refused
  const parts = errors[0]?.pointer.split('/') ?? []
  return parts.find((part) => Object.hasOwn(fields, part)) ?? null
}

/** Why the server did not take a change, in plain words. */
export function reasonOf(letter: Pick<DeadLetter, 'code' | 'errors'>): string {
  const { reasons, fields, field } = words.settling.refused
  const name = fieldOf(letter)
  if (letter.code === 'invalid' && name) return field(fields[name]!, letter.errors[0]!.detail)
  return reasons[letter.code] ?? reasons.other!
}
