import feelings from 'content/feelings.json'

/** Words that more than one screen uses. */
export const common = {
  app: 'Onwards',
  device: { phone: 'this phone', computer: 'this computer' },
  moods: { 1: 'Gutted', 2: 'Flat', 3: 'Alright', 4: 'Hopeful', 5: 'Buzzing' },
  contexts: {
    after_call: 'After a call',
    after_email: 'E-mail',
    before_interview: 'Before an interview',
    after_interview: 'Interview',
    no_reply: 'No reply',
    other: 'Other',
  },
  kinds: {
    check_in: 'Check-in',
    win: 'Win',
    lesson: 'Lesson',
    knockback: 'Knockback',
    reframe: 'Fair thought',
    feedback_request: 'Ask',
    feedback_item: 'Feedback',
    interview: 'Interview',
    example_story: 'Example',
    look_back: 'Look-back',
    note_to_self: 'Note to self',
    looking_for: 'What I look for',
    feeling: 'Feeling',
    trap: 'Thinking trap',
    theme: 'Theme',
    settings: 'Settings',
  },
  feelings: Object.fromEntries(feelings.map(({ slug, label }) => [slug, label])) as Record<string, string>,
  undo: 'Undo',
  undone: 'Undone.',
  done: 'Done',
  back: 'Back',
  close: 'Close',
  later: 'Later',
  today: 'Today',
  yesterday: 'Yesterday',
  saved: (device: string, time: string) => `Saved on ${device}, ${time}`,
  synced: 'Synced',
  notSaved: {
    full: 'That didn’t save. Your phone may be full.',
    lost: 'That didn’t save. It’s still here; try once more.',
  },
  writing: {
    restored: 'You were writing this.',
    left: (count: number) => (count === 1 ? '1 character left' : `${count.toLocaleString('en-GB')} characters left`),
    surplus: (count: number) =>
      count === 1
        ? '1 character too many. It’s all kept here; it saves once it fits.'
        : `${count.toLocaleString('en-GB')} characters too many. It’s all kept here; it saves once it fits.`,
  },
}
