import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const pages = resolve(import.meta.dirname, '../docs')
const swagger = createRequire(import.meta.url)
  .resolve('swagger-ui-dist/package.json')
  .replace(/package\.json$/, '')
const dataImage = /url\((["']?)data:image\/(\w+)[^,]*?(;base64)?,(.*?)\1\)/g

/** Writes the API reference page to /docs, with its pictures as files: the content security policy refuses data: URLs. */
export function reference(): Plugin {
  return {
    name: 'onwards-reference',
    apply: 'build',
    generateBundle() {
      const write = (name: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source })
      for (const name of ['index.html', 'start.js', 'page.css']) write(name, readFileSync(join(pages, name), 'utf8'))
      write('swagger-ui-bundle.js', readFileSync(join(swagger, 'swagger-ui-bundle.js'), 'utf8'))
      let pictures = 0
      const picture = (_match: string, _quote: string, kind: string, base64: string | undefined, data: string) => {
        const name = `picture-${(pictures += 1)}.${kind}`
        write(name, base64 ? Buffer.from(data, 'base64') : data.replaceAll('\\"', '"'))
        return `url(/docs/${name})`
      }
      const css = readFileSync(join(swagger, 'swagger-ui.css'), 'utf8').replace(dataImage, picture)
      write('swagger-ui.css', css)
    },
  }
}
