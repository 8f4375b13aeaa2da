import type { Card, Prompt, Stage } from './types'

/** A question that a person added, for one card. */
export interface OwnQuestion {
  id: string
  card: OwnCard
  question: string
}

/** The cards that may have questions of one's own. */
export type OwnCard = 'facts' | 'thought' | 'trap' | 'evidence' | 'shares' | 'friend' | 'fair_thought' | 'next_step'

/** As many characters a question may have. */
export const QUESTION_LIMIT = 160

const stageOf: Readonly<Record<OwnCard, Stage>> = {
  facts: 'separate',
  thought: 'separate',
  trap: 'question',
  evidence: 'question',
  shares: 'question',
  friend: 'question',
  fair_thought: 'learn',
  next_step: 'act',
}

export const ownCards = Object.keys(stageOf) as OwnCard[]

/** What a person thought of themselves comes before what fits everybody. */
const OWN_WEIGHT = 0.4

/** The same as a prompt among the others. */
export const promptOf = ({ id, card, question }: OwnQuestion): Prompt => ({
  id,
  revision: 1,
  practice: 'reflect',
  stage: stageOf[card],
  cards: [card as Card],
  applies_to: {},
  never: ['crisis'],
  question,
  softener: '',
  follow_ups: {},
  example: '',
  weight: OWN_WEIGHT,
  cooldown_hours: 0,
})
