import { examples } from './growing-examples'
import { interviews } from './growing-interviews'
import { lessons } from './growing-lessons'
import { themes } from './growing-themes'

/** What the screens about what is learned, and what is made ready with it, say. */
export const growing = { examples, interviews, lessons, themes }
