const count = (many: number, one: string, more: string): string =>
  `${many.toLocaleString('en-GB')} ${many === 1 ? one : more}`

/** A day within a sentence. */
const within = (day: string): string => day.replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase())

/** Asking for feedback: what is written, how it reads, what came of it. */
export const asks = {
  title: 'Ask for feedback',
  hint: 'Two honest questions. Asking is the part that’s yours.',
  channel: 'How will you ask?',
  channels: { email: 'E-mail', phone: 'Phone', text: 'Text', linkedin: 'LinkedIn', in_person: 'In person' },
  toName: 'Who to',
  toAddress: 'Their e-mail address',
  notAnAddress:
    'That isn’t one plain e-mail address, so the mail app can’t have it. Leave it empty and fill it in there.',
  subject: 'Subject',
  body: {
    email: 'Your e-mail',
    phone: 'What to say',
    text: 'Your text',
    linkedin: 'Your message',
    in_person: 'What to say',
  },
  ready: 'Use the ready-made words',
  lights: {
    title: 'What’s in it',
    names: {
      thanks: 'Thanks',
      understanding: 'Understanding',
      question: 'A real question',
      future: 'The future',
      kind: 'No sting',
    },
    on: 'in',
    off: 'not yet',
  },
  kinder: {
    title: 'Nobody can see your face',
    hint: 'How this may read, and a kinder way to put it. Your call.',
    subject: 'In the subject',
    reads: 'May read',
    instead: 'Kinder',
    use: 'Use the kinder one',
    leave: 'Leave it',
    all: 'Make it all kinder',
    used: 'Swapped.',
    left: 'Left as it is.',
  },
  sleep: {
    title: 'Sleep on it?',
    angry: 'There’s some heat in this. It may read better in the morning.',
    low: 'It’s been a rough day. It may be easier in the morning.',
    action: 'Sleep on it',
    until: 'Look at it again on the morning of',
    notThen: 'Choose a day after today.',
    keep: 'Hold it until then',
    held: (day: string) => `Asleep until ${day}, 9 in the morning.`,
    heldHint: 'Nothing goes out by itself. You can change your mind.',
    now: 'Look at it now',
    over: 'You slept on it. How does it read today?',
  },
  send: {
    mail: 'Open mail app',
    long: 'It’s a long one. If your mail app cuts it short, use Copy.',
    copy: 'Copy',
    copied: 'Copied.',
    cantCopy: 'That didn’t copy. Press and hold the words to copy them.',
    share: 'Share',
    cantShare: 'That didn’t open. Copy works too.',
    mark: { written: 'Mark as sent', spoken: 'Mark as asked' },
    nudge: 'If it stays quiet, ask once more?',
    nudges: { week: 'In a week', fortnight: 'In two weeks', none: 'Just once' },
    keep: { written: 'It’s sent', spoken: 'I’ve asked' },
  },
  sent: {
    title: 'You asked. That took nerve.',
    when: { written: (day: string) => `Sent ${within(day)}`, spoken: (day: string) => `Asked ${within(day)}` },
    came: 'What came of it?',
    states: { sent: 'Nothing yet', replied: 'They replied', no_reply: 'Quiet; I’ll let it go' },
    replied: 'Good on you for asking.',
    sort: 'Sort what they said',
    quiet: 'Their silence says more about their inbox than about you.',
    notSent: { written: 'It isn’t sent after all', spoken: 'I haven’t asked after all' },
    nudgeFrom: (day: string) => `Still quiet on ${within(day)}? You can ask once more then.`,
    noNudge: 'Don’t ask again',
  },
  nudge: {
    title: 'Ask once more?',
    hint: 'Once is fine. After that, let it go.',
    mark: 'I’ve asked once more',
  },
  list: {
    title: 'Asks',
    hint: 'Whom you’ve asked, and what came back.',
    tracker: (asks: number, replies: number) =>
      `${count(asks, 'ask', 'asks')}, ${replies ? count(replies, 'reply', 'replies') : 'no reply yet'}`,
    groups: { due: 'Worth a look today', draft: 'Drafts', held: 'Sleeping on it', sent: 'Sent', over: 'Done' },
    nobody: 'An ask',
    slept: 'You slept on it',
    nudge: 'Ask once more?',
    until: (day: string) => `Until ${day}`,
    new: 'Ask for feedback',
    empty: {
      title: 'No asks yet',
      text: 'One honest question can show you what to work on. You can start with the words ready-made.',
    },
  },
}
