/** A day within a sentence. */
const within = (day: string): string => day.replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase())

/** A knockback: what happened, who said no, the message they sent. */
export const knockback = {
  title: 'Knockback',
  hint: 'Put down as much or as little as you like.',
  several: 'Several at once',
  company: 'Company',
  role: 'Job',
  stage: 'How far had it got?',
  told: 'How did they tell you?',
  sting: {
    label: 'How much does it sting?',
    least: 'Hardly',
    most: 'Floored me',
    unsaid: 'Not said',
    clear: 'Clear',
  },
  message: {
    label: 'What they wrote or said',
    hint: 'Word for word, if you have it.',
    paste: 'Paste the message',
    pasteByHand: 'Press and hold in the box, then choose Paste.',
    nothing: 'There’s nothing to paste.',
    read: 'Show what it says',
    edit: 'Edit the message',
  },
  decoded: {
    title: 'What it says',
    legend: (stock: number, all: number) =>
      stock === all
        ? 'All form words. It tells you nothing about yourself.'
        : `${stock} of ${all} lines are form words. The rest may be worth a look.`,
    none: 'No form words that Onwards knows.',
    mark: 'They say this to everyone; it says nothing about you',
    means: 'What it usually means',
  },
  next: {
    title: 'When you’re ready, in any order',
    ask: 'Ask',
    asked: 'An ask',
    feedback: 'Ask for feedback',
    feedbackHint: 'Two honest questions, the words ready-made.',
    feedbackDraft: 'Your draft is here.',
    reflect: 'Reflect',
    quick: 'Reframe it, quick',
    quickHint: 'Three cards, a minute.',
    full: 'Reframe it, full',
    fullHint: 'Eight cards, in your own time.',
    unfinished: 'Carry on with a reframe',
    fair: 'Fair thought',
    evaluate: 'Evaluate',
    fit: 'Was it the right job?',
    heardTitle: 'What they told you',
    heard: (lines: number) =>
      lines === 1 ? '1 line of feedback' : `${lines.toLocaleString('en-GB')} lines of feedback`,
    hear: 'Add what they told you',
    hearHint: 'Their feedback, line by line.',
    lesson: 'Keep a lesson',
    lessonHint: 'One thing worth doing differently.',
    think: 'Think it through',
    thinkHint: 'Six questions, and what you look for.',
    lookedBack: 'Looking back',
    door: 'Keep the door open',
    touch: {
      label: 'Get in touch again on',
      hint: 'One reminder that day, and that’s all.',
      late: 'Choose a day after today.',
      clear: 'No reminder after all',
      come: (day: string) => `You chose ${within(day)} to get in touch again.`,
      done: 'Done with that',
      none: 'No day',
    },
  },
  batch: {
    title: 'Several at once',
    hint: 'Who, and how they told you. Each is kept as you type.',
    one: (place: number) => `Knockback ${place}`,
    another: 'Add another',
    undone: 'Undone. It’s in the bin for 30 days.',
  },
  linked: {
    hint: 'What this was about',
    gone: 'A deleted knockback',
  },
}
