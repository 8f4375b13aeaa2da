import { detail } from './detail'
import { frame } from './frame'
import { help } from './help'
import { keep } from './keep'
import { timeline } from './timeline'

/** What the diary's other screens say, by area. */
export const rest = { frame, keep, timeline, detail, help }
