import type { Component } from 'svelte'
import { words, withWords } from './words'

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
  words?: 'first' | 'reframing' | 'feedback' | 'safety' | 'person'
}

/** Every address of the app and the screen behind it. */
export const routes: RouteRow[] = [
  {
    pattern: '/',
    title: () => words.checkIn.title,
    load: () => import('./screens/CheckIn.svelte'),
    sky: true,
    words: 'first',
  },
  { pattern: '/wins/new', title: () => words.keep.win.title, load: () => import('./screens/NewWin.svelte') },
  {
    pattern: '/lessons/new',
    title: () => words.keep.lesson.title,
    load: () => import('./screens/NewLesson.svelte'),
  },
  {
    pattern: '/knockbacks/new',
    title: () => words.kinds.knockback,
    load: () => import('./screens/Knockback.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/knockbacks/several',
    title: () => words.knockback.batch.title,
    load: () => import('./screens/NewKnockbacks.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/knockbacks/:id',
    title: () => words.kinds.knockback,
    load: () => import('./screens/Knockback.svelte'),
    words: 'reframing',
  },
  { pattern: '/timeline', title: () => words.timeline.title, load: () => import('./screens/Timeline.svelte') },
  { pattern: '/checkins/:id', title: () => words.kinds.check_in, load: () => import('./screens/Detail.svelte') },
  { pattern: '/wins/:id', title: () => words.kinds.win, load: () => import('./screens/Detail.svelte') },
  { pattern: '/lessons/:id', title: () => words.kinds.lesson, load: () => import('./screens/Detail.svelte') },
  {
    pattern: '/reframe',
    title: () => words.reframe.title,
    load: () => import('./screens/Reframes.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/reframe/questions',
    title: () => words.reframe.questions.title,
    load: () => import('./screens/Questions.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/reframe/new',
    title: () => words.reframe.title,
    load: () => import('./screens/Reframe.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/reframe/:id',
    title: () => words.reframe.title,
    load: () => import('./screens/Reframe.svelte'),
    words: 'reframing',
  },
  {
    pattern: '/call',
    title: () => words.calling.title,
    load: () => import('./screens/feedback/call/Calling.svelte'),
    words: 'feedback',
  },
  {
    pattern: '/feedback',
    title: () => words.feedback.title,
    load: () => import('./screens/feedback/items/Items.svelte'),
    words: 'feedback',
  },
  {
    pattern: '/feedback/new',
    title: () => words.feedback.paste.title,
    load: () => import('./screens/feedback/items/NewItems.svelte'),
    words: 'feedback',
  },
  {
    pattern: '/feedback/:id',
    title: () => words.sieve.title,
    load: () => withWords('reframing', import('./screens/feedback/sieve/Sieve.svelte')),
    words: 'feedback',
  },
  {
    pattern: '/ask',
    title: () => words.asks.list.title,
    load: () => import('./screens/asks/Asks.svelte'),
    words: 'feedback',
  },
  {
    pattern: '/ask/:id',
    title: () => words.asks.title,
    load: () => import('./screens/asks/Ask.svelte'),
    words: 'feedback',
  },
  { pattern: '/you', title: () => words.you.title, load: () => import('./screens/You.svelte'), words: 'person' },
  {
    pattern: '/you/sync',
    title: () => words.you.sync.title,
    load: () => import('./screens/Waiting.svelte'),
    words: 'person',
  },
  {
    pattern: '/you/bin',
    title: () => words.you.bin.title,
    load: () => import('./screens/Bin.svelte'),
    words: 'person',
  },
  {
    pattern: '/you/account',
    title: () => words.account.home.title,
    load: () => import('./screens/Account.svelte'),
    words: 'person',
  },
  {
    pattern: '/you/devices',
    title: () => words.account.devices.title,
    load: () => import('./screens/Devices.svelte'),
    words: 'person',
  },
  {
    pattern: '/you/tokens',
    title: () => words.account.tokens.title,
    load: () => import('./screens/Tokens.svelte'),
    words: 'person',
  },
  {
    pattern: '/sign-in',
    title: () => words.account.signIn.title,
    load: () => import('./screens/SignIn.svelte'),
    words: 'person',
  },
  { pattern: '/help-now', title: () => words.help.title, load: () => import('./screens/HelpNow.svelte') },
  {
    pattern: '/breath',
    title: () => words.safety.breath.title,
    load: () => import('./screens/Breath.svelte'),
    sky: true,
    words: 'safety',
  },
  {
    pattern: '/about',
    title: () => words.about.title,
    load: () => import('./screens/About.svelte'),
    words: 'person',
  },
]

export const notFound: RouteRow = {
  pattern: '*',
  title: () => words.frame.notFound.title,
  load: () => import('./screens/NotFound.svelte'),
}
