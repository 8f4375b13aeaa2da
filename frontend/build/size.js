import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterReady } from './after-ready.js'

/** What the built app may weigh, in kilobytes of gzip -9; fonts as they are. Fails above. */
const budget = { 'first route': 45, 'until ready': 60, 'every script': 215, styles: 12, 'service worker': 5, fonts: 55 }

const dist = resolve(import.meta.dirname, '../dist')
const assets = readdirSync(join(dist, 'assets'))

const gzipped = (/** @type {string} */ file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
const plain = (/** @type {string} */ file) => readFileSync(join(dist, file)).length
const sum = (/** @type {string[]} */ files, measure = gzipped) => files.reduce((all, file) => all + measure(file), 0)
const ending = (/** @type {string} */ end) =>
  assets.filter((name) => name.endsWith(end)).map((name) => `assets/${name}`)

/** Every script the page's head names, and what those import by name: the first route. */
function firstRoute() {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const found = new Set([...html.matchAll(/\/(assets\/[\w.-]+\.js)/g)].map(([, file]) => file ?? ''))
  for (const file of found) {
    const code = readFileSync(join(dist, file), 'utf8')
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) found.add(`assets/${name}`)
  }
  return [...found]
}

const measured = {
  'first route': sum(firstRoute()),
  'until ready': sum(ending('.js').filter((file) => !afterReady.test(`/${file}`))),
  'every script': sum(ending('.js')),
  styles: sum(ending('.css')),
  'service worker': gzipped('sw.js'),
  fonts: sum(ending('.woff2'), plain),
}

for (const [part, most] of Object.entries(budget)) {
  const size = measured[/** @type {keyof typeof budget} */ (part)] / 1000
  const over = size > most
  console.log(`${over ? 'over' : '  ok'}  ${part.padEnd(15)} ${size.toFixed(1).padStart(6)} of ${most} KB`)
  if (over) process.exitCode = 1
}
