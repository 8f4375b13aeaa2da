/** What is said when somebody may be in danger, and the pause for a breath. */
export const safety = {
  calm: {
    title: 'That sounds heavy.',
    text: 'If it’s more than a bad day, there’s somebody to talk to. You don’t have to be sure it’s bad enough.',
  },
  crisis: {
    title: 'Please don’t be on your own with this.',
    text: 'What you wrote sounds serious. If you might act on it, ring now. Somebody will pick up.',
  },
  private: 'Your words are saved. Nobody has been told.',
  call: (name: string, number: string) => `Call ${name}, ${number}`,
  carryOn: 'Carry on',
  breath: { title: 'One slow minute' },
}
