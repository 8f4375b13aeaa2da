const spans: Record<number, string> = { 3: 'Three months on', 6: 'Six months on', 12: 'A year on' }

/** Looking back at a knockback, months later. */
export const lookBack = {
  title: 'A look back',
  since: (months: number) => spans[months] ?? `${months.toLocaleString('en-GB')} months on`,
  text: 'How does it look from here?',
  hint: 'If you’d got it, what would you have missed? A line will do.',
  skip: 'Don’t ask about this one again',
  skipped: 'You won’t be asked about this one again.',
  unskip: 'Ask me after all',
  list: {
    title: 'Looking back',
    hint: 'Some knockbacks look different later. Only if you want to know.',
    wanted: 'Ask me at 3, 6 and 12 months',
    wantedHint: 'About each knockback, in the list of things to come back to. Any of them can be skipped for good.',
    written: 'What you wrote',
    empty: { title: 'Nothing looked back at yet', text: 'What you write when you look back is kept here.' },
  },
}
