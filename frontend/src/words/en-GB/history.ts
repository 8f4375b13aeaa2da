/** What a record held before. */
export const history = {
  title: 'History',
  none: 'No earlier values. What you see is all there was.',
  from: (when: string, device: string | null) => (device ? `${when}, ${device}` : when),
  use: 'Use this again',
  used: 'Back to the earlier one.',
  more: 'Show more',
}
