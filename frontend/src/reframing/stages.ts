import type { Card, Situation, Stage } from './types'

/** From here on a settling card comes first, with *Carry on* beside *Later*. */
const HEAVY = 70
const FIRST_DAY = 24
const THREE_DAYS = 72

/** What each card asks for, what fits it best first. */
const stagesOf: Readonly<Record<Card, readonly Stage[]>> = {
  before: ['settle', 'notice'],
  facts: ['separate'],
  thought: ['separate'],
  trap: ['question'],
  evidence: ['question'],
  shares: ['question'],
  friend: ['question'],
  fair_thought: ['learn'],
  next_step: ['act'],
  after: ['evaluate'],
  plan_if: ['notice', 'separate', 'question'],
  plan_then: ['settle', 'act', 'learn', 'evaluate'],
}

/** Whether the feeling is strong enough for a settling card before anything else. */
export const isHeavy = (intensity: number | null): boolean => intensity !== null && intensity >= HEAVY

/** The stages a card may ask for now, what fits best first. Who came for it gets all of them. */
export function stagesFor(now: Situation): readonly Stage[] {
  if (now.card === 'before' && isHeavy(now.intensity)) return ['settle']
  const stages = stagesOf[now.card]
  return now.asked ? stages : stages.filter((stage) => mayBeOffered(stage, now))
}

/** What the app brings up by itself waits: first calm, then thinking, and looking back only after three days. */
function mayBeOffered(stage: Stage, { hoursSinceNews, intensity }: Situation): boolean {
  if (stage === 'settle' || stage === 'notice') return true
  if (isHeavy(intensity) || (hoursSinceNews !== null && hoursSinceNews < FIRST_DAY)) return false
  return stage !== 'evaluate' || (hoursSinceNews !== null && hoursSinceNews >= THREE_DAYS)
}

/** 1 for the stage that fits best, evenly down to the last one; 0 for one that is not among them. */
export function stageFit(stage: Stage, stages: readonly Stage[]): number {
  const place = stages.indexOf(stage)
  return place < 0 ? 0 : (stages.length - place) / stages.length
}
