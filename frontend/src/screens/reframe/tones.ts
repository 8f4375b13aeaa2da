import type { Locus } from '../../reframing/shares'

const tones: Record<Locus, string> = {
  them: 'var(--mood-1)',
  process: 'var(--mood-2)',
  market: 'var(--mood-3)',
  fit: 'var(--lesson)',
  luck: 'var(--mood-4)',
  me: 'var(--action)',
}

/** The colour of a place where reasons lie; its name always stands beside it. */
export const toneOf = (locus: Locus): string => tones[locus]
