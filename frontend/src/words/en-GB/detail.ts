/** One check-in, win or lesson. */
export const detail = {
  undo: 'Undo',
  where: 'What was it about?',
  feelings: 'Feelings',
  note: 'Your note',
  noteHint: 'Only for you. Kept as you type.',
  energy: 'How much have you got left in you?',
  energies: { 1: 'Drained', 2: 'Low', 3: 'Some', 4: 'Plenty', 5: 'Full of it' },
  state: 'How’s it going?',
  states: { open: 'Open', trying: 'Trying it', learned: 'Learned', parked: 'Parked' },
  tried: 'I tried this',
  triedTimes: (count: number) =>
    ['Not tried yet.', 'Tried once.', 'Tried twice.'][count] ?? `Tried ${count.toLocaleString('en-GB')} times.`,
  when: 'When it happened',
  changeWhen: 'Change',
  localTime: 'Date and time',
  zone: (place: string) => `${place} time`,
  zoneHint: (place: string) => `In ${place} time, where it happened.`,
  delete: 'Delete',
  deleted: 'In the bin for 30 days.',
  binned: {
    title: 'This is in the bin',
    text: (days: number) =>
      days === 1 ? 'One more day, then it’s gone for good.' : `${days} more days, then it’s gone for good.`,
    restore: 'Restore',
  },
  missing: {
    title: 'That’s not here',
    text: 'It may be on another device and not synced yet, or deleted for good.',
    action: 'Go to Timeline',
  },
}
