import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // Short class names: they stand in every template, and random letters do not compress.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
  },
}
