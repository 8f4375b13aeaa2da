/** The frame around every screen. */
export const shell = {
  skip: 'Skip to the screen',
  bar: 'Main',
  checkIn: 'Check in',
  // Where they may be divided when the text is very large.
  reframe: 'Re\u00adframe',
  timeline: 'Time\u00adline',
  lessons: 'Les\u00adsons',
  you: 'You',
  notices: 'Notices',
  sync: {
    local: (device: string) => `On ${device}`,
    synced: 'Synced',
    waiting: (count: number) => `${count} waiting`,
    syncing: 'Syncing',
    offline: 'Offline',
    offlineWaiting: (count: number) => `Offline, ${count} waiting`,
    over: {
      'signed-out': 'Signed out, still saved here',
      'account-deleted': 'Account deleted, still saved here',
    },
    needsYou: (count: number) => (count === 1 ? '1 needs you' : `${count} need you`),
    open: 'See what waits',
  },
  broken: {
    title: 'This browser won’t let Onwards keep anything',
    text: 'It may be a private window, or storage is off or full. Open Onwards in a normal window and it’ll work.',
    retry: 'Try again',
  },
  missing: {
    title: 'That screen didn’t load',
    text: 'Everything you’ve written is safe. Try again with a bit of signal.',
    retry: 'Try again',
  },
}
