/** Helplines, and what Onwards is. */
export const help = {
  title: 'Need help now?',
  hint: 'You don’t have to be sure it’s bad enough. Ringing is allowed.',
  country: 'Country',
  elsewhere: 'Somewhere else',
  emergency: 'In danger right now',
  directories: 'Anywhere in the world',
  lines: 'Someone to talk to',
  call: (number: string) => `Call ${number}`,
  text: (number: string, message: string | null) => (message ? `Text ${message} to ${number}` : `Text ${number}`),
  open: 'Open the website',
  unchecked: 'We have not checked this number yet',
  uncheckedPage: 'We have not checked this page yet',
  checked: (date: string) => `Checked on ${date}`,
  private: 'Onwards tells nobody you were here.',
}

export const about = {
  title: 'About Onwards',
  lead: 'For people who are job-hunting and keep being told no. Ten seconds after a bad call, with or without signal.',
  parts: [
    {
      title: 'Not therapy',
      text: 'Onwards is not therapy or a medical device. It can’t tell how you are, and it doesn’t try to.',
    },
    {
      title: 'Private',
      text: 'What you write is on your device. With an account it’s also on the server you signed in to, for your devices and whoever you hand a token. No analytics, no ads, nobody else’s code.',
    },
    {
      title: 'Yours',
      text: 'Export everything or delete everything, any time, from You. Deleted means deleted.',
    },
    {
      title: 'Offline',
      text: 'Everything works with no signal. If something hasn’t synced yet, the mark at the top says so.',
    },
  ],
  api: 'The API, for people who build things',
  help: 'Need help now?',
}
