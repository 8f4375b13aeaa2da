import { asks } from './feedback-ask'

/** What the screens about feedback say. */
export const feedback = { asks }
