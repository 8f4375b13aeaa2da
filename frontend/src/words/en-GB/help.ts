/** Helplines, and what Onwards is. */
export const help = {
  title: 'Need help now?',
  hint: 'You don’t have to be sure it’s bad enough. Ringing is allowed.',
  country: 'Country',
  elsewhere: 'Somewhere else',
  emergency: 'In danger right now',
  directories: 'Helplines anywhere in the world',
  lines: 'Someone to talk to',
  call: (number: string) => `Call ${number}`,
  text: (number: string, message: string | null) => (message ? `Text ${message} to ${number}` : `Text ${number}`),
  open: 'Open the website',
  unchecked: 'We have not checked this number yet',
  uncheckedHere: 'We have not checked these numbers yet',
  uncheckedPage: 'We have not checked this page yet',
  checked: (date: string) => `Checked on ${date}`,
  private: 'Onwards tells nobody you were here.',
}
