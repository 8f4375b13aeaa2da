/** What signing in brought. It outlives the screen: another person's diary makes every screen anew. */
export interface Arrival {
  /** What there is to say about it. */
  text: string
  /** A recovery code to put somewhere safe. */
  code?: { value: string; email: string }
  /** Still to sign in. */
  next?: true
}

class Latest {
  arrival = $state.raw<Arrival | null>(null)
  /** Somebody is signing in: the screen may be made anew before there is anything to say. */
  underway = false
}

export const latest = new Latest()
