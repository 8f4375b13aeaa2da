import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** A change to a source, to see whether the simulation notices: `[file, from, to]`, files below `src`. */
type Mutation = [file: string, from: string, to: string]

/** Builds wrong on purpose, as ONWARDS_MUTATIONS (a JSON file) says; a text that is not there is an error. */
function mutate(): Plugin {
  const given = process.env.ONWARDS_MUTATIONS
  const left = given ? (JSON.parse(readFileSync(given, 'utf-8')) as Mutation[]) : []
  return {
    name: 'mutate',
    enforce: 'pre',
    transform(code, id) {
      let changed = code
      for (const mutation of left.filter(([file]) => id.endsWith(`/src/${file}`))) {
        const [, from, to] = mutation
        if (!changed.includes(from)) this.error(`not in ${id}: ${from}`)
        changed = changed.replace(from, () => to)
        left.splice(left.indexOf(mutation), 1)
      }
      return changed === code ? null : { code: changed, map: null }
    },
    buildEnd(error) {
      if (!error && left.length) this.error(`never built: ${left.map(([file]) => file).join(', ')}`)
    },
  }
}

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  logLevel: 'warn',
  publicDir: false,
  plugins: [mutate()],
  build: {
    ssr: 'sim/host.ts',
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    outDir: process.env.ONWARDS_SIM_OUT ?? '.build/sim',
    rollupOptions: { output: { entryFileNames: 'host.mjs' } },
  },
})
