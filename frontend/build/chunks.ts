import type { Plugin } from 'vite'

/** What only other screens than the first need; together they are smaller than each alone. */
const others =
  /src\/(screens\/(?!CheckIn|check-in)|words\/en-GB\/(?!check-in|common|shell)|ui\/(Extras|Notices|KeyList|Dialog|Segmented)\.|offline\.)/

/** The data layer fetches these when they are first needed. */
const later = /src\/(sync\/(engine|resync|batch|answer|wire)|store\/(offers|portability))\.|src\/words\/en-GB/

/** Code; content such as the helplines is fetched with the screen that shows it. */
const ours = /node_modules|frontend\/src|^\0/

/** The first screen is one download, every other screen one more. */
export const codeSplitting = {
  groups: [
    { name: 'rest', test: others, priority: 2 },
    { name: 'first', test: (id: string) => ours.test(id) && !others.test(id) && !later.test(id), priority: 1 },
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
