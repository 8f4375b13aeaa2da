/** What’s true in it: one line at a time. */
export const sieve = {
  title: 'What’s true in it?',
  place: (at: number, of: number) => `Line ${at} of ${of}`,
  about: 'What is it about?',
  question: 'What do you make of it?',
  verdicts: { useful: 'Useful', unsure: 'Not sure', let_go: 'Let it go', unfair: 'Seems unfair' },
  hints: {
    useful: 'There’s something in it for me.',
    unsure: 'It can stay open.',
    let_go: 'It gets no weight.',
    unfair: 'It’s about who I am, not the work.',
  },
  tomorrow: 'Read it again tomorrow',
  tomorrowHint: 'If it stings now, it’ll say more then.',
  moved: {
    unsure: 'Not sure. That’s an answer too.',
    let_go: 'Let go. It counts nowhere.',
    tomorrow: 'It’s back tomorrow.',
  },
  next: 'Next line',
  finish: 'That’s the last one',
  lesson: {
    title: 'A lesson in it?',
    hint: 'Or later. It’ll still be here.',
    kept: 'Lesson from this line',
    blank: 'A lesson, no words yet',
    another: 'Another lesson',
  },
  later: 'Later',
  delete: 'Delete this line',
  deleted: 'In the bin for 30 days.',
  done: {
    title: 'That’s all of it, for now.',
    text: 'What’s useful is yours to keep. The rest needn’t come along.',
    thanks: 'Copy a thank-you',
    thanksHint: 'One kind line back to whoever told you.',
    thanksText:
      'Thank you for taking the time to tell me what went well and what to work on. It helps, and I appreciate it.',
    copied: 'Copied. Paste it into your reply.',
    byHand: 'Copy this:',
    all: 'See all feedback',
  },
  empty: {
    title: 'Nothing to look at',
    text: 'Every line has been looked at, or there’s none yet.',
  },
}
