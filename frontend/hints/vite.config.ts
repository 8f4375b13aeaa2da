import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The hints as a program for Node, made of the modules that the app uses. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: 'hints/command.ts',
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    outDir: '.build/hints',
    rollupOptions: { output: { entryFileNames: 'command.mjs' } },
  },
})
