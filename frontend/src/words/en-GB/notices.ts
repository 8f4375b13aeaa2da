/** What is said over other screens, and which keys do what. */
export const notices = {
  update: {
    text: 'There’s a newer Onwards. Nothing you’ve typed gets lost.',
    now: 'Update',
  },
  code: {
    title: 'Got your recovery code?',
    text: 'It was shown just once. If it’s lost, a new one takes a minute.',
    make: 'Make a new one',
  },
  install: {
    title: 'Keep Onwards to hand?',
    text: 'Put it with your other apps: one tap, no signal needed.',
    yes: 'Install',
    no: 'No thanks',
    ios: 'Tap Share, then “Add to Home Screen”.',
    shareIcon: 'The Share button: a square with an arrow pointing up',
    iosClears: 'Safari clears sites after seven days away. Installed, it keeps what you write.',
  },
  remind: {
    title: (device: string) => `Remind you on ${device}?`,
    text: 'A short line on the day. It never says what it’s about.',
    yes: 'Remind me',
    no: 'No thanks',
    on: (device: string) => `You’ll be reminded on ${device}.`,
    off: 'No reminders, then. The list is always under You.',
    failed: 'That didn’t work just now. Try again under You.',
  },
  due: (count: number) => (count === 1 ? 'One thing to come back to' : `${count} things to come back to`),
  keys: {
    title: 'Keyboard shortcuts',
    moods: 'Check in: Gutted to Buzzing',
    note: 'Add a note',
    search: 'Search the timeline',
    help: 'This list',
    close: 'Close what’s open',
    on: 'Single-key shortcuts',
    onHint: 'Turn these off if you speak to your computer or keys get knocked.',
  },
}
