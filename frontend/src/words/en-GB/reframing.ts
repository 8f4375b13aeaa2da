import { knockback } from './knockback'
import { reframe } from './reframe'

/** What the screens about knockbacks say. */
export const reframing = { knockback, reframe }
