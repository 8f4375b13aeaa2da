import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { codeSplitting, plainImports } from './build/chunks.ts'
import { noCircles } from './build/circles.ts'
import { content } from './build/content.ts'
import { fonts } from './build/fonts.ts'
import { preload } from './build/preload.ts'
import { reference } from './build/reference.ts'
import { serviceWorker } from './build/worker.ts'

export default defineConfig({
  plugins: [plainImports(), noCircles(), content(), fonts(), svelte(), preload(), reference(), serviceWorker()],
  resolve: { alias: { content: resolve(import.meta.dirname, '../backend/onwards/content') } },
  build: {
    // Inlined assets would be data: URLs, which the content security policy refuses.
    assetsInlineLimit: 0,
    // One style sheet of a few kilobytes and chunks that the worker has kept already need no help to load.
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting } },
  },
})
