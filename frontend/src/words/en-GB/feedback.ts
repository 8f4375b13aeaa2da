import { calling } from './feedback-call'
import { feedback as items } from './feedback-items'
import { sieve } from './feedback-sieve'

/** What the screens about feedback say. */
export const feedback = { calling, feedback: items, sieve }
