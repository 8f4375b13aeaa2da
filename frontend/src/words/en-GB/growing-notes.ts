/** A few words to oneself, for a low moment. */
export const notes = {
  title: 'Notes to self',
  hint: 'Your own words, for when you need them.',
  one: 'Note to self',
  new: { title: 'A note to self', hint: 'What would you like to hear on a rough day?' },
  text: 'What to remember',
  add: 'Write a note',
  addHint: 'From you, to you.',
  blank: 'No words yet',
  wins: 'From your wins',
  winsHint: 'One tap makes a note of it.',
  fromWin: 'The win it came from',
  made: 'It’s a note now.',
  empty: { title: 'No notes yet', text: 'A line you’d like to hear from yourself on a rough day goes here.' },
}

/** Making a win of something written. */
export const keepWin = {
  keep: 'Keep it as a win',
  keepHint: 'In the words you’ve just found.',
  kept: 'That’s a win, and it’s kept.',
  open: 'It’s one of your wins',
}
