import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import subset from 'subset-font'
import type { Plugin } from 'vite'

const folder = resolve(import.meta.dirname, '../.build/fonts')
const packages = resolve(import.meta.dirname, '../node_modules/@fontsource-variable')

/** Each face, cut to what the app sets in it: headings need one weight, body text a range. */
const faces = [
  {
    name: 'heading',
    file: 'bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    axes: { wght: 650 },
  },
  {
    name: 'body',
    file: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
]

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')
}

/** Latin-1 and the punctuation people type on phones; anything else falls back to the system's font. */
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + '–—‘’‚“”„…•′″←↑→↓−×€œŒŠšŽžŸ\u2009\u202f'

/** Writes the subset fonts that `styles/fonts.css` names; a font that is there already is not cut again. */
export function fonts(): Plugin {
  return {
    name: 'onwards-fonts',
    async buildStart() {
      mkdirSync(folder, { recursive: true })
      for (const { name, file, axes } of faces) {
        const target = resolve(folder, `${name}.woff2`)
        const stamp = resolve(folder, `${name}.json`)
        const source = readFileSync(resolve(packages, file))
        const wanted = JSON.stringify({ size: source.length, axes, letters })
        if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
        writeFileSync(target, await subset(source, letters, { targetFormat: 'woff2', variationAxes: axes }))
        writeFileSync(stamp, wanted)
      }
    },
  }
}
