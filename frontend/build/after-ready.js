/**
 * Chunks that are kept once the app is ready to work offline, not before: what needs a server anyway (syncing, the
 * account), notices and keys, moving a diary in and out, a record's own screen, what is done about feedback, and
 * whatever is only offered.
 */
export const afterReady =
  /^\/assets\/(detail|person|extras|engine|offers|portability|reframing|calling|feedback|growing|reminders|reminding|safety|hints|model|prompts)-/
