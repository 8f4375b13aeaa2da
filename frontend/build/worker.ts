import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { afterReady } from './after-ready.js'

const root = resolve(import.meta.dirname, '..')

/** Files the app itself never asks for: they belong to the install dialog or to the server's own pages. */
const notPrecached = /^\/(docs\/|screenshots\/|icons\/(?!icon-192)|favicon\.ico$|sw\.js$)/

/** Everything the app needs offline, each with the hash of its content; the shell is kept as `/`. */
function precacheList(dist: string): [url: string, hash: string][] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file): [string, string] => [
      '/' + posix.normalize(file.slice(dist.length + 1).replaceAll('\\', '/')),
      createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10),
    ])
    .filter(([url]) => !notPrecached.test(url))
    .map(([url, hash]): [string, string] => [url === '/index.html' ? '/' : url, hash])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

type Listed = ReturnType<typeof precacheList>

function workerLists(all: Listed): Record<string, string> {
  const part = (late: boolean) => JSON.stringify(all.filter(([url]) => afterReady.test(url) === late))
  return { __NEEDED__: part(false), __AFTERWARDS__: part(true) }
}

/** Builds the service worker alone, as one classic script at /sw.js, after everything it keeps is written. */
export function serviceWorker(): Plugin {
  let dist = ''
  return {
    name: 'onwards-service-worker',
    apply: 'build',
    configResolved(config) {
      dist = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: workerLists(precacheList(dist)),
        build: {
          outDir: dist,
          emptyOutDir: false,
          rolldownOptions: {
            input: join(root, 'src/sw/worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
          },
        },
      })
    },
  }
}
