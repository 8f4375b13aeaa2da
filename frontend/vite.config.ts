import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { fonts } from './build/fonts.ts'
import { preload } from './build/preload.ts'
import { reference } from './build/reference.ts'
import { serviceWorker } from './build/worker.ts'

export default defineConfig({
  plugins: [fonts(), svelte(), preload(), reference(), serviceWorker()],
  resolve: { alias: { content: resolve(import.meta.dirname, '../backend/onwards/content') } },
  build: {
    // Inlined assets would be data: URLs, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
