import { traps } from '../../reframing/built-in'
import type { Choice, Reason } from '../../reframing/types'
import { words } from '../../words'

/** Why a question was chosen, in words; what counted most comes first. */
export function inWords({ reasons }: Choice): string[] {
  const told = [...reasons].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map(sentence)
  return told.length ? told : [words.reframe.questions.reasons.any]
}

function sentence(reason: Reason): string {
  const { reasons } = words.reframe.questions
  switch (reason.kind) {
    case 'trap':
      return reasons.trap(traps.find(({ id }) => id === reason.trap)?.label ?? reason.trap)
    case 'blame':
      return reasons.blame[reason.blame]
    case 'helped':
      return reason.points > 0 ? reasons.helped : reasons.helpedNot
    case 'weight':
      return reason.points > 0 ? reasons.weight : reasons.weightLess
    default:
      return reasons[reason.kind]
  }
}
