import type { Mood } from '../../store'
import { words } from '../../words'

const low = ['deflated', 'hurt', 'angry', 'embarrassed', 'anxious', 'tired', 'numb', 'lonely']
const even = ['unsure', 'tired', 'restless', 'anxious', 'calm', 'relieved', 'curious', 'determined']
const high = ['relieved', 'calm', 'proud', 'hopeful', 'excited', 'grateful', 'determined', 'surprised']

/** A few words that go with a mood, and every one that is chosen already, by slug. */
export function feelingsFor(mood: Mood | null, chosen: readonly string[]): Record<string, string> {
  const slugs = mood === null || mood === 3 ? even : mood < 3 ? low : high
  return Object.fromEntries([...new Set([...slugs, ...chosen])].map((slug) => [slug, words.feelings[slug] ?? slug]))
}
