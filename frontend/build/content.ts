import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** For whoever keeps the lists, not for who reads them on a phone. */
const keepers = ['$schema', 'source', 'verified_by']

/** Leaves out of the helplines what the app never shows. */
export function content(): Plugin {
  return {
    name: 'onwards-content',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/content/helplines.json')) return undefined
      const lean = (key: string, value: unknown) => (keepers.includes(key) ? undefined : value)
      return JSON.stringify(JSON.parse(readFileSync(id, 'utf8'), lean))
    },
  }
}
