import type { Plugin } from 'vite'

/** What the diary's other screens need; together they are smaller than each alone. */
const diary =
  /src\/(screens\/(?!CheckIn|check-in)|words\/en-GB\/(?!check-in|common|shell)|ui\/(Dialog|Page|Row|Segmented)\.|offline\.)/

/** What only the screens about the person, the account, this device and its dealings with the server need. */
const person =
  /src\/(screens\/((About|You|Waiting|Bin|Account|Devices|Tokens|SignIn)\.|you\/|account\/)|words\/en-GB\/(person|you|account|about)\.|ui\/TextField\.|device-name\.|screens\/detail\/([Rr]efusals?|Versions)\.)/

/** What only the screens about knockbacks need: fetched after the first paint, kept like the rest. */
const reframing =
  /src\/(reframing\/|screens\/((Knockback|NewKnockback|Reframe|Reframes|Breath)\.|knockback\/|reframe\/)|words\/en-GB\/(reframing|knockback|reframe|safety)\.)/

/** The hints' reader, apart: it is useless without its model. */
const hints = /src\/hints\//

/** The prompts and what else the screens about knockbacks show and look up. */
const prompts = /content\/(prompts\/|traps|stock_phrases|tone_pairs)/

/** Parts of the frame that nobody needs at once. */
const extras = /src\/ui\/(Extras|KeyList|Notices)\./

/** The data layer fetches these when they are first needed. */
const later = /src\/(sync\/(engine|resync|batch|answer|wire)|store\/(offers|portability))\.|src\/words\/en-GB/

/** Code; content such as the helplines is fetched with the screen that shows it. */
const ours = /node_modules|frontend\/src|^\0/

/** The first screen is one download, the other screens two more. */
export const codeSplitting = {
  groups: [
    { name: 'hints', test: hints, priority: 4 },
    { name: 'prompts', test: prompts, priority: 4 },
    { name: 'reframing', test: reframing, priority: 4 },
    { name: 'person', test: person, priority: 3 },
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
