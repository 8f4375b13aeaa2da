/** Logging a win, keeping a lesson. */
export const keep = {
  win: {
    title: 'Log a win',
    hint: 'Big or small. Sending it off counts.',
    text: 'What went right?',
    kind: 'What sort of win?',
    kinds: {
      interview: 'Interview',
      feedback: 'Feedback',
      skill: 'New skill',
      courage: 'Took nerve',
      offer: 'Offer',
      kindness: 'Kindness',
      other: 'Other',
    },
  },
  lesson: {
    title: 'Keep a lesson',
    hint: 'One thing worth doing differently, in your own words.',
    text: 'What’s the lesson?',
    plan: 'Make it easy to use',
    planHint: 'Optional. A small plan beats a good intention.',
    ifWhen: 'If or when …',
    thenDo: '… then I’ll',
  },
  starts: 'It’s kept from the first letter. No Save button needed.',
}
