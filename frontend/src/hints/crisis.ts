/** How dark a text is: what the model says, and phrases that say it outright. When in doubt, the calm card. */
import type { Model } from './model.ts'

export type CrisisLevel = 0 | 1 | 2

export interface Crisis {
  level: CrisisLevel
  /** The model's probability that it is more than a figure of speech; 1 or 0 by phrases alone. */
  p: number
  /** A phrase of the lexicon was heard, and nothing speaks against it. */
  said: boolean
}

export interface Phrases {
  excuses: string[]
  explicit: string[]
  passive: string[]
}

/** What the lexicon alone says of a text's words. */
export function phraseReader(phrases: Phrases): (words: readonly string[]) => CrisisLevel {
  const [excuses, explicit, passive] = [phrases.excuses, phrases.explicit, phrases.passive].map((patterns) =>
    patterns.map((pattern) => new RegExp(pattern, 'g')),
  ) as [RegExp[], RegExp[], RegExp[]]
  return (words) => {
    const whole = words.filter((word) => word !== '?' && word !== '!').join(' ')
    const line = excuses.reduce((text, excuse) => text.replace(excuse, ' '), whole)
    if (explicit.some((pattern) => line.search(pattern) >= 0)) return 2
    return passive.some((pattern) => line.search(pattern) >= 0) ? 1 : 0
  }
}

/** The level: a phrase counts unless the model is as good as sure that it is something else. */
export function crisisLevel(
  said: CrisisLevel,
  passive: number,
  explicit: number,
  limits: Model['meta']['crisis'],
): Crisis {
  const p = Math.max(passive, explicit)
  const heard = passive >= limits.veto ? said : 0
  if (explicit >= limits.explicit || (heard === 2 && explicit >= limits.explicit / 2))
    return { level: 2, p, said: heard > 0 }
  return { level: heard > 0 || passive >= limits.passive ? 1 : 0, p, said: heard > 0 }
}
