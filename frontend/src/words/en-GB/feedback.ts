import { asks } from './feedback-ask'
import { calling } from './feedback-call'
import { feedback as items } from './feedback-items'
import { sieve } from './feedback-sieve'

/** What the screens about feedback say. */
export const feedback = { asks, calling, feedback: items, sieve }
