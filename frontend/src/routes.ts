import type { Component } from 'svelte'
import { words } from './words'

/** A screen is given the parts of its address, such as `{id}`, as `params`; one that has none need not take them. */
export type Screen = Component<{ params: Record<string, string> }>

export interface RouteRow {
  /** Parts that start with a colon match one part of the address. */
  pattern: string
  title(): string
  load(): Promise<{ default: Component<never> }>
  /** The screen draws its own sky up to the top edge, under the header. */
  sky?: true
}

/** Every address of the app and the screen behind it. */
export const routes: RouteRow[] = [
  {
    pattern: '/',
    title: () => words.checkIn.title,
    load: () => import('./screens/CheckIn.svelte'),
    sky: true,
  },
  { pattern: '/wins/new', title: () => words.keep.win.title, load: () => import('./screens/NewWin.svelte') },
  {
    pattern: '/lessons/new',
    title: () => words.keep.lesson.title,
    load: () => import('./screens/NewLesson.svelte'),
  },
]

export const notFound: RouteRow = {
  pattern: '*',
  title: () => words.frame.notFound.title,
  load: () => import('./screens/NotFound.svelte'),
}
