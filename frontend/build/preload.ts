import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Chunks the first screen always asks for, so that the browser fetches them beside the entry, not after it. */
const early = [/\/en-GB-[\w-]+\.js$/, /\/CheckIn-[\w-]+\.js$/]

/** Names the fonts and the first screen's chunks in the page's head. */
export function preload(): Plugin {
  return {
    name: 'onwards-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }): HtmlTagDescriptor[] {
        return Object.keys(bundle ?? {})
          .map((file) => `/${file}`)
          .flatMap((href): HtmlTagDescriptor[] => {
            if (href.endsWith('.woff2')) {
              const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: '' }
              return [{ tag: 'link', attrs, injectTo: 'head' }]
            }
            if (!early.some((chunk) => chunk.test(href))) return []
            return [{ tag: 'link', attrs: { rel: 'modulepreload', href, crossorigin: '' }, injectTo: 'head' }]
          })
      },
    },
  }
}
