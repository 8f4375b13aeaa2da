/** Whether the job was right, and what to look for in the next one. */
export const fit = {
  title: 'Was it the right job?',
  hint: 'Six questions. Answer the ones that help and leave the rest.',
  /** By slug; asked in this order. */
  questions: {
    would_enjoy: 'What would you have enjoyed, day to day?',
    wear_down: 'What would have worn you down?',
    people: 'How did the people come across?',
    strengths: 'Which of your strengths would it have used?',
    life: 'Would it have fitted your life? Pay, hours, getting there.',
    good: 'What good came of going for it?',
  },
  other: 'Another question',
  verdict: 'All in all?',
  verdictHint: 'It shows on the knockback. You can change your mind.',
}

/** The list of what somebody looks for. */
export const lookingFor = {
  title: 'What I look for',
  hint: 'What the next job needs to have. One thing at a time.',
  one: 'Something I look for',
  new: { title: 'Something I look for', hint: 'A manager who listens. Home by six. Whatever matters.' },
  text: 'What matters to you?',
  add: 'Add something',
  addHint: 'Knowing what you want is half of spotting it.',
  blank: 'No words yet',
  all: 'See the whole list',
  empty: { title: 'Nothing here yet', text: 'Each knockback can tell you a little more about what you’re after.' },
}
