/** What a notification says on a locked screen: nothing of what it is about. */
export const push = {
  title: 'Onwards',
  body: 'Something you wanted to come back to.',
}
