import { examples } from './growing-examples'
import { fit, lookingFor } from './growing-fit'
import { interviews } from './growing-interviews'
import { lessons } from './growing-lessons'
import { lookBack } from './growing-look-back'
import { keepWin, notes } from './growing-notes'
import { themes } from './growing-themes'

/** What the screens say that look at a knockback from further off, and those that make ready for the next one. */
export const growing = { examples, fit, interviews, keepWin, lessons, lookBack, lookingFor, notes, themes }
