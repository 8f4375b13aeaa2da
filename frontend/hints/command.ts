/**
 * Reads texts as JSON lines, writes what the app would suggest as JSON lines: `command.mjs FOLDER [--bench]`. FOLDER
 * holds the model. With --bench the times of a text and the sizes go to standard error at the end.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { openHints } from '../src/hints/hints.ts'
import { answer, type Line } from './answers.ts'
import { lexiconsIn, modelIn, NAMES } from './files.ts'

const [folder, option] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder that holds the model.')

const hints = await openHints(() => modelIn(folder), lexiconsIn(folder))
const lines = readFileSync(0, 'utf-8')
  .split('\n')
  .filter((line) => line.trim())
const times: number[] = []
const answers = lines.map((line) => {
  const started = performance.now()
  const found = JSON.stringify(answer(hints, JSON.parse(line) as Line))
  times.push(performance.now() - started)
  return `${found}\n`
})
process.stdout.write(answers.join(''))

if (option === '--bench') {
  times.sort((a, b) => a - b)
  const part = (share: number) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3))
  const files = NAMES.map((name) => readFileSync(join(folder, name)))
  const packed = files.map((file) => brotliCompressSync(file).length)
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
  const report = { ms_p50: part(0.5), ms_p95: part(0.95), model_bytes: sum(files.map((file) => file.length)) }
  process.stderr.write(`${JSON.stringify({ ...report, model_bytes_brotli: sum(packed) })}\n`)
}
