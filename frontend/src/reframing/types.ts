export type Stage = 'settle' | 'notice' | 'separate' | 'question' | 'learn' | 'act' | 'evaluate'
export type Blame = 'self' | 'other' | 'situation' | 'luck'
export type Check = 'lesson' | 'action' | 'specific' | 'kind' | 'grounded' | 'readable'

/** The boxes that a question can stand above. `before` and `after` have none of their own. */
export type Card =
  | 'before'
  | 'facts'
  | 'thought'
  | 'trap'
  | 'evidence'
  | 'shares'
  | 'friend'
  | 'fair_thought'
  | 'next_step'
  | 'after'
  | 'plan_if'
  | 'plan_then'

/**
 * What silences questions: explicit words of crisis, passive ones ("better off without me"), a possible unfair
 * treatment, "It just hurts".
 */
export type Gate = 'crisis' | 'passive' | 'fair_concern' | 'just_hurts'

export interface Range {
  from?: number
  to?: number
}

/** All that is named must hold, in each list at least one. */
export interface AppliesTo {
  traps?: string[]
  blame?: Blame[]
  moods?: number[]
  hours_since?: Range
  has_feedback?: boolean
  recurring_theme?: boolean
  severity?: Range
}

export interface Prompt {
  id: string
  revision: number
  practice: 'pause' | 'reflect' | 'be_genuine' | 'be_kind' | 'evaluate' | 'plan'
  stage: Stage
  cards: Card[]
  applies_to: AppliesTo
  never: Gate[]
  question: string
  softener: string
  follow_ups: Partial<Record<Check, string>>
  example: string
  weight: number
  cooldown_hours: number
}

export interface Pack {
  id: string
  version: number
  locale: string
  licence: string
  reviewed_by: string | null
  prompts: Prompt[]
}

/** What is known when a question is chosen. Whatever is not known is null, and no question that needs it is asked. */
export interface Situation {
  card: Card
  /** Whether the person came for it, or the app offers it by itself. */
  asked: boolean
  gates: Gate[]
  /** From 0 to 1, how likely. The hints leave out what they are not sure of; a trap the person chose counts 1. */
  traps: Record<string, number>
  blame: Partial<Record<Blame, number>>
  /** 0 to 100. */
  intensity: number | null
  /** 0 to 3. */
  severity: number | null
  /** The latest check-in, 1 to 5. */
  mood: number | null
  hoursSinceNews: number | null
  hasFeedback: boolean | null
  recurringTheme: boolean | null
  /** What this device has learnt of its person; never synced. */
  memory: Memory
}

export interface Memory {
  /** Hours since a question was asked, by id. */
  askedHoursAgo: Record<string, number>
  /** -1 to 1: whether a question has helped, by id. */
  helped: Record<string, number>
  /** The trap that the last question was about. */
  lastTrap: string | null
}

/** Why a question was chosen, for the screen to put into words. The points of all reasons add up to its score. */
export type Reason =
  | { kind: 'trap' | 'same_trap'; trap: string; points: number }
  | { kind: 'blame'; blame: Blame; points: number }
  | { kind: 'stage'; stage: Stage; points: number }
  | { kind: 'theme' | 'helped' | 'weight' | 'cooldown'; points: number }

export interface Choice {
  prompt: Prompt
  score: number
  reasons: Reason[]
}
