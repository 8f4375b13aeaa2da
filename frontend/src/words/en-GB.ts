import { checkIn } from './en-GB/check-in'
import { common } from './en-GB/common'
import { shell } from './en-GB/shell'

/** What the first screen says in British English. Another locale is another module of the same shape. */
export const first = { locale: 'en-GB', ...common, shell, checkIn }

/** What the other screens say: fetched with the first of each kind. */
export const others = {
  diary: async () => (await import('./en-GB/rest')).rest,
  reframing: async () => (await import('./en-GB/reframing')).reframing,
  feedback: async () => (await import('./en-GB/feedback')).feedback,
  growing: async () => (await import('./en-GB/growing')).growing,
  extras: async () => import('./en-GB/notices'),
  safety: async () => import('./en-GB/safety'),
  person: async () => (await import('./en-GB/person')).person,
}
