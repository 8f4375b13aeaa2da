import { frame } from './frame'
import { keep } from './keep'

/** Every word that the first screen does not need, by area. */
export const rest = { frame, keep }
