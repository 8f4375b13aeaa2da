import type { Plugin } from 'vite'

/** What the diary's other screens need; together they are smaller than each alone. */
const diary =
  /src\/(screens\/(?!CheckIn|check-in)|words\/en-GB\/(?!check-in|common|shell)|words\/days\.|ui\/(Broken|Page|Segmented)\.|offline\.)/

/** Which screen an address leads to; the check-in is known without it. */
const routes = /src\/(routes|match)\./

/** What only the screens about the person, the account, this device and its dealings with the server need. */
const person =
  /src\/(screens\/((About|You|Waiting|Bin|Account|Devices|Tokens|SignIn|NotFound)\.|you\/|account\/)|words\/en-GB\/(person|reminders|you|account|about|settling|history)\.|ui\/TextField\.|device-name\.|screens\/detail\/([Rr]efusals?|Versions|Others|History|EarlierValues|earlier)\.|sync\/account\.)/

/** A record's own screen: more than a first day needs, so it is kept a moment later. */
const detail = /src\/screens\/(Detail\.|detail\/)/

/** What only the screens about knockbacks need: fetched after the first paint, kept like the rest. */
const reframing =
  /src\/(reframing\/|screens\/((Knockback|NewKnockbacks|Reframe|Reframes|Questions)\.|knockback\/|reframe\/)|words\/en-GB\/(reframing|knockback|reframe[\w-]*)\.)/

/** What stands on the screen while the phone rings, with what it takes to keep what is said: nothing else is waited for. */
const calling = /src\/(screens\/feedback\/(call\/|items\/(lines|notes)\.)|words\/en-GB\/feedback[\w-]*\.)/

/** What the other screens about feedback need. */
const feedback = /src\/(screens\/(feedback|asks)\/|ui\/Ticks\.)/

/** What helps with the next one: what is learned and made ready, what is looked back at. */
const growing = /src\/(screens\/(lessons|themes|examples|interviews|fit|look-back|notes)\/|words\/en-GB\/growing)/

/** What is due and whether it is pushed here, looked at after every start; what exists once, such as what is chosen. */
const reminders = /src\/(reminders\/|(once|owner|settings)\.|ui\/Switch\.)/

/** Where it is looked through and chosen. */
const reminding = /src\/screens\/(Reminders\.|reminders\/)/

/** What listens for words of crisis and what it shows; wherever somebody writes, so apart from any screen. */
const safety = /src\/(safety\/|reframing\/sentences\.|screens\/Breath\.|words\/en-GB\/safety\.)/

/** The hints' reader with its lexicon, apart from its model, without which it only listens for words of crisis. */
const hints = /src\/hints\/|content\/hints\/(lexicons|model\.)/

/** The prompts and what else the screens about knockbacks show and look up. */
const prompts = /content\/(prompts\/|advice|traps|stock_phrases|tone_pairs|asks)/

/** Help now with its numbers: a chunk of their own, since the screen needs the rest and the rest must not need them. */
const help = /screens\/(HelpNow\.|help\/)|content\/(helplines|time_zones)/

/** Parts of the frame that nobody needs at once, and what opens only over other screens. */
const extras = /src\/(ui\/(Dialog|Extras|KeyList|Notices|Row)|recovery-code\.svelte|words\/en-GB\/notices)\./

/** The data layer fetches these when they are first needed. */
const later = /src\/(sync\/(engine|resync|batch|answer|wire)|store\/(offers|portability|forms))\.|src\/words\/en-GB/

/** Code; content such as the helplines is fetched with the screen that shows it. */
const ours = /node_modules|frontend\/src|^\0/

/** The first screen is one download, the other screens two more. */
export const codeSplitting = {
  groups: [
    { name: 'routes', test: routes, priority: 5 },
    { name: 'hints', test: hints, priority: 4 },
    { name: 'prompts', test: prompts, priority: 4 },
    { name: 'safety', test: safety, priority: 5 },
    { name: 'reframing', test: reframing, priority: 4 },
    { name: 'calling', test: calling, priority: 5 },
    { name: 'feedback', test: feedback, priority: 4 },
    { name: 'growing', test: growing, priority: 4 },
    { name: 'reminders', test: reminders, priority: 5 },
    { name: 'reminding', test: reminding, priority: 4 },
    { name: 'help', test: help, priority: 4 },
    { name: 'person', test: person, priority: 3 },
    { name: 'detail', test: detail, priority: 3 },
    { name: 'extras', test: extras, priority: 3 },
    { name: 'rest', test: diary, priority: 2 },
    { name: 'first', test: (id: string) => ours.test(id) && !later.test(id), priority: 1 },
  ],
  includeDependenciesRecursively: false,
}

/** With one style sheet and no preloading, a dynamic import needs none of Vite's help. */
export function plainImports(): Plugin {
  return {
    name: 'onwards-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id === '\0vite/preload-helper.js') return 'export const __vitePreload = (load) => load()'
    },
  }
}
