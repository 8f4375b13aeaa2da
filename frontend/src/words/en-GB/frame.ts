/** The parts of the frame that every visit may need. */
export const frame = {
  offlineReady: 'Ready to work offline.',
  notFound: {
    title: 'Nothing lives here',
    text: 'That address doesn’t lead anywhere in Onwards.',
    action: 'Go to Check in',
  },
}
