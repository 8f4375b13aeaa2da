/** A knockback: what happened, who said no, the message they sent. */
export const knockback = {
  title: 'Knockback',
}
