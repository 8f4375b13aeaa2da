/** What there is to try, what was learned, and what keeps coming up. */
export const lessons = {
  title: 'Lessons',
  hint: 'What to try next time, and what you’ve learned already.',
  add: 'Keep a lesson',
  groups: { trying: 'Trying it', open: 'To try', learned: 'Learned', parked: 'Parked' },
  learned: 'Learned it',
  again: 'Take it up again',
  toWin: 'Make it a win',
  win: 'The win it became',
  said: {
    tried: (tried: string) => `Noted. ${tried}`,
    learned: 'Learned. That’s yours now.',
    open: 'It’s open again.',
    win: 'A win, logged.',
  },
  older: 'Show older',
  ready: 'Have it ready',
  examples: 'Examples',
  examplesHint: 'Stories of yours that answer questions.',
  interviews: 'Interviews',
  interviewsHint: 'What to say, and what to do if it’s a no.',
  empty: { title: 'No lessons yet', text: 'One thing you’d do differently is plenty.' },
}
