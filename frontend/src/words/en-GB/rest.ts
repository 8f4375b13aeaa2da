import { account } from './account'
import { detail } from './detail'
import { frame } from './frame'
import { about, help } from './help'
import { keep } from './keep'
import { timeline } from './timeline'
import { you } from './you'

/** Every word that the first screen does not need, by area. */
export const rest = { frame, keep, timeline, detail, you, account, help, about }
