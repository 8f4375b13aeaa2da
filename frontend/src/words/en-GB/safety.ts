/** What is said when somebody may be in danger, and the pause for a breath. */
export const safety = {
  calm: {
    title: 'That sounds heavy.',
    text: 'If it’s more than a bad day, there’s somebody to talk to. You don’t have to be sure it’s bad enough.',
  },
  crisis: {
    title: 'Please don’t be on your own with this.',
    text: 'What you wrote sounds serious. If you might act on it, ring one of these now, before anything else.',
  },
  private: 'Your words are saved. Nobody has been told.',
  carryOn: 'Carry on',
  breath: {
    title: 'One slow minute',
    hint: 'No sound. Stop whenever you like.',
    in: 'Breathe in',
    out: 'Breathe out',
    left: (seconds: number) => (seconds === 1 ? '1 second left' : `${seconds} seconds left`),
    stop: 'Stop',
    over: 'That’s the minute.',
    again: 'Once more',
  },
}
