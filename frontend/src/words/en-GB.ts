import { checkIn } from './en-GB/check-in'
import { common } from './en-GB/common'
import { keep } from './en-GB/keep'
import { shell } from './en-GB/shell'

/** Every word the app shows in British English. Another locale is another module of the same shape. */
export const words = { locale: 'en-GB', ...common, shell, checkIn, keep }

export type Words = typeof words
