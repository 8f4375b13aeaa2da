/** The model's files as Node reads them; the folder is given, because a bundle does not know where it came from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Files, Lexicons } from '../src/hints/hints.ts'

export const NAMES = ['model.json', 'model.bin', 'lexicons.json'] as const

const jsonOf = (path: string): unknown => JSON.parse(readFileSync(path, 'utf-8'))

export async function modelIn(folder: string): Promise<Files> {
  const meta = jsonOf(join(folder, 'model.json')) as Files['meta']
  return { meta, numbers: new Uint8Array(readFileSync(join(folder, 'model.bin'))) }
}

export const lexiconsIn = (folder: string) => jsonOf(join(folder, 'lexicons.json')) as Lexicons
