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
  /** Which words it needs; the diary's unless it says otherwise. */
  words?: 'first' | 'reframing' | 'feedback' | 'growing' | 'safety' | 'person'
}

/** The check-in, where the app begins: what it needs is the first download. */
export const home: RouteRow = {
  pattern: '/',
  title: () => words.checkIn.title,
  load: () => import('./screens/CheckIn.svelte'),
  sky: true,
  words: 'first',
}
