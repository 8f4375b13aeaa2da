import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

export default ts.config(
  { ignores: ['dist/', '.build/', 'node_modules/', 'src/api/schema.d.ts'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
    // Our own router takes plain paths, and its links are plain links.
    rules: { 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // A suite of sentences in one `describe` is not a function to keep short.
    files: ['**/*.test.ts', 'build/**'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
)
