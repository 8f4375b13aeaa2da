import { mount } from 'svelte'
import App from './App.svelte'
import { stayInStep } from './in-step'
import { install } from './install.svelte'
import { listenForKeys } from './keys'
import { openDiary } from './open-diary'
import { router } from './router.svelte'
import { session } from './session.svelte'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shared.css'
import './styles/sky.css'
import { applyTheme } from './theme'
import { loadRestOfWords, loadWords, withWords } from './words'
import { settleWhenHidden } from './writing.svelte'

async function start(): Promise<void> {
  const target = document.getElementById('app')!
  applyTheme()
  install.listen()
  const [app] = await Promise.all([openDiary().catch(() => null), loadWords()])
  if (!app) return void mount((await import('./ui/Broken.svelte')).default, { target })
  session.open(app)
  await router.start()
  mount(App, { target })
  listenForKeys()
  settleWhenHidden()
  stayInStep(app)
  await addRest(target)
}

/** What nobody needs at once comes after the first screen; without it only notices and some keys are missed. */
async function addRest(target: HTMLElement): Promise<void> {
  try {
    const [{ keepOffline }] = await Promise.all([import('./offline.svelte'), loadRestOfWords('diary')])
    await keepOffline()
    const { default: Extras } = await withWords('extras', import('./ui/Extras.svelte'))
    mount(Extras, { target })
  } catch {
    // The network went away on the very first visit; the next one brings them.
  }
}

void start()
