import { knockback } from './knockback'
import { reframe } from './reframe'
import { safety } from './safety'

/** What the screens about knockbacks say. */
export const reframing = { knockback, reframe, safety }
