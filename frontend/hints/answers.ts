/** One line of the command's input, and its answer. */
import { topOf, type Hints } from '../src/hints/hints.ts'

export interface Line {
  id: string
  task: 'thought' | 'reply' | 'reframe' | 'feedback'
  text: string
  thought?: string
}

export function answer(hints: Hints, line: Line): Record<string, unknown> {
  const { id, task, text } = line
  switch (task) {
    case 'thought':
      return { id, task, ...thought(hints, text) }
    case 'reply':
      return { id, task, ...reply(hints, text) }
    case 'reframe': {
      const { quality, crisis } = hints.lightsOf(text, line.thought ?? '')
      return { id, task, quality, crisis: { level: crisis.level } }
    }
    case 'feedback': {
      const { themes, flags } = hints.themesOf(text)
      return { id, task, themes, theme_flags: flags.map((flag) => flag.id) }
    }
  }
}

function thought(hints: Hints, text: string) {
  const found = hints.hintsFor(text)
  return {
    traps: found.traps,
    trap_flags: found.flags.map((flag) => flag.id),
    trap_words: Object.fromEntries(
      found.flags.map(({ id, spans }) => [id, spans.map((s) => text.slice(s.start, s.end))]),
    ),
    p_distorted: found.distorted,
    fair_concern: found.fairConcern,
    blame: found.blame,
    blame_top: topOf(found.blame),
    severity: found.severity,
    crisis: { level: found.crisis.level, p: found.crisis.p },
  }
}

function reply(hints: Hints, text: string) {
  const { tone, elements, crisis } = hints.toneOf(text)
  return { tone, tone_top: topOf(tone), elements, crisis: { level: crisis.level } }
}
