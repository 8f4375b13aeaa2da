/** What to say when they ring, and what becomes of it. */
export const calling = {
  title: 'They’re calling',
  about: (title: string) => `About: ${title}`,
  say: 'What to say',
  lines: [
    'Thank you for letting me know.',
    'To help me in future, could you tell me what I did well and what I need to work on?',
    'Thank you, I appreciate your time, and the interview.',
  ],
  did_well: 'Did well',
  work_on: 'Work on',
  hint: 'A new line for each thing. Kept as you type.',
  finish: 'Call finished',
  finishing: 'Keeping it …',
  after: {
    title: 'That took nerve.',
    text: (lines: number) =>
      [
        'The call is kept. You asked, and that’s the part that’s yours.',
        'One line kept, word for word. It can wait until you’re ready.',
      ][lines] ?? `${lines} lines kept, word for word. They can wait until you’re ready.`,
    knockback: 'Add to the knockback',
    knockbackHint: 'Who it was, how it stings. Or leave it.',
    sort: 'What’s true in it?',
    sortHint: 'One line at a time. No rush.',
    undone: 'Undone. Your notes are back in their boxes.',
  },
}
