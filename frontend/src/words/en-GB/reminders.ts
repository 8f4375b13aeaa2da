/** What wants to be looked at again. */
export const reminders = {
  title: 'To come back to',
  hint: 'What you put off, and what has a day of its own. Nothing here nags.',
  now: 'Now',
  coming: 'Coming up',
  entry: { none: 'Nothing for now', some: (count: number) => (count === 1 ? 'One thing' : `${count} things`) },
  empty: { title: 'Nothing to come back to', text: 'What you sleep on or put off shows up here on its day.' },
  kinds: {
    held: 'Something to send, slept on',
    nudge: 'No word yet: one nudge, or let it be',
    keep_in_touch: 'Keep in touch',
    look_back: 'A look back',
    follow_up: 'A day later: better, same or worse?',
    interview: 'An interview: a plan in case it’s a no',
    again: 'A line to read again',
  },
}
