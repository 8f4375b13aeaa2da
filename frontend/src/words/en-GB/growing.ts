import { fit, lookingFor } from './growing-fit'
import { lookBack } from './growing-look-back'
import { keepWin, notes } from './growing-notes'

/** What the screens say that look at a knockback from further off. */
export const growing = { fit, lookingFor, lookBack, notes, keepWin }
