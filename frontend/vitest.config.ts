import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { content: resolve(import.meta.dirname, '../backend/onwards/content') } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
