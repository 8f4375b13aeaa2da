/** About Onwards. */
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
      text: 'Your diary needs no signal, and nor does signing out. Only the account’s own things do: signing in, devices, tokens. If something hasn’t synced yet, the mark at the top says so.',
    },
  ],
  api: 'The API, for people who build things',
  help: 'Need help now?',
}
