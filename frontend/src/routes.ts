import { home, type RouteRow } from './home'
import { match } from './match'
import { withWords, words } from './words'

/** Every address of the app and the screen behind it. */
const routes: RouteRow[] = [
  home,
  { pattern: '/wins/new', title: () => words.keep.win.title, load: () => import('./screens/NewWin.svelte') },
  { pattern: '/lessons/new', title: () => words.keep.lesson.title, load: () => import('./screens/NewLesson.svelte') },
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
  {
    pattern: '/lessons',
    title: () => words.lessons.title,
    load: () => import('./screens/lessons/Lessons.svelte'),
    words: 'growing',
  },
  {
    pattern: '/themes',
    title: () => words.themes.title,
    load: () => import('./screens/themes/Themes.svelte'),
    words: 'growing',
  },
  {
    pattern: '/themes/:id',
    title: () => words.themes.title,
    load: () => import('./screens/themes/Theme.svelte'),
    words: 'growing',
  },
  {
    pattern: '/examples',
    title: () => words.examples.title,
    load: () => import('./screens/examples/Examples.svelte'),
    words: 'growing',
  },
  {
    pattern: '/examples/:id',
    title: () => words.examples.one,
    load: () => import('./screens/examples/Example.svelte'),
    words: 'growing',
  },
  {
    pattern: '/interviews',
    title: () => words.interviews.title,
    load: () => import('./screens/interviews/Interviews.svelte'),
    words: 'growing',
  },
  {
    pattern: '/interviews/:id',
    title: () => words.kinds.interview,
    load: () => import('./screens/interviews/Interview.svelte'),
    words: 'growing',
  },
  {
    pattern: '/fit/:id',
    title: () => words.fit.title,
    load: () => withWords('reframing', import('./screens/fit/Fit.svelte')),
    words: 'growing',
  },
  {
    pattern: '/looking-for',
    title: () => words.lookingFor.title,
    load: () => import('./screens/fit/LookingFors.svelte'),
    words: 'growing',
  },
  {
    pattern: '/looking-for/:id',
    title: () => words.lookingFor.one,
    load: () => import('./screens/fit/LookingFor.svelte'),
    words: 'growing',
  },
  {
    pattern: '/look-back',
    title: () => words.lookBack.list.title,
    load: () => import('./screens/look-back/LookBacks.svelte'),
    words: 'growing',
  },
  {
    pattern: '/look-back/:id',
    title: () => words.lookBack.title,
    load: () => withWords('reframing', import('./screens/look-back/LookBack.svelte')),
    words: 'growing',
  },
  {
    pattern: '/notes',
    title: () => words.notes.title,
    load: () => import('./screens/notes/Notes.svelte'),
    words: 'growing',
  },
  {
    pattern: '/notes/:id',
    title: () => words.notes.one,
    load: () => import('./screens/notes/Note.svelte'),
    words: 'growing',
  },
  { pattern: '/you', title: () => words.you.title, load: () => import('./screens/You.svelte'), words: 'person' },
  {
    pattern: '/you/sync',
    title: () => words.you.sync.title,
    load: () => import('./screens/Waiting.svelte'),
    words: 'person',
  },
  {
    pattern: '/you/reminders',
    title: () => words.reminders.title,
    load: () => withWords('growing', import('./screens/Reminders.svelte')),
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
  { pattern: '/about', title: () => words.about.title, load: () => import('./screens/About.svelte'), words: 'person' },
]

const notFound: RouteRow = {
  pattern: '*',
  title: () => words.frame.notFound.title,
  load: () => import('./screens/NotFound.svelte'),
}

/** The screen of an address (its path alone), and the parts of the address that it is given. */
export function find(path: string): [RouteRow, Record<string, string>] {
  for (const row of routes) {
    const params = match(row.pattern, path)
    if (params) return [row, params]
  }
  return [notFound, {}]
}
