import described from 'content/prompts/prompts.schema.json'
import { lineAt } from './lines'
import { firstFault, type Fault, type Schema } from './schema'
import type { Pack, Range } from './types'

/** Why a pack was refused, and on which line; null where there is no text, or no engine that says where it breaks off. */
export interface Refusal extends Fault {
  line: number | null
}

export type Read = { pack: Pack; refused: null } | { pack: null; refused: Refusal }

export interface Loaded {
  packs: readonly Pack[]
  refused: Refusal | null
}

const schema = described as Schema

/** Adds a pack or puts it in place of its older self. A broken or older one is refused, and what was there stays. */
export function load(packs: readonly Pack[], text: string): Loaded {
  const { pack, refused } = readPack(text)
  if (refused) return { packs, refused }
  const old = packs.find(({ id }) => id === pack.id)
  if (old && old.version > pack.version) {
    return { packs, refused: { pointer: '/version', reason: 'older', line: lineAt(text, '/version') } }
  }
  return { packs: old ? packs.map((one) => (one === old ? pack : one)) : [...packs, pack], refused: null }
}

/** A pack from its text, or the first thing that is wrong with it. */
export function readPack(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { pack: null, refused: { pointer: '', reason: 'syntax', line: lineOf(String(error), text) } }
  }
  const read = checkPack(value)
  return read.refused ? { ...read, refused: { ...read.refused, line: lineAt(text, read.refused.pointer) } } : read
}

/** The same for what is no longer text. */
export function checkPack(value: unknown): Read {
  const fault = firstFault(schema, value) ?? faultAmong(value as Pack)
  return fault ? { pack: null, refused: { ...fault, line: null } } : { pack: value as Pack, refused: null }
}

/** What a schema cannot say: no id twice, and no range that nothing lies in. */
function faultAmong({ prompts }: Pack): Fault | null {
  const ids = prompts.map(({ id }) => id)
  for (const [index, { id, applies_to: wants }] of prompts.entries()) {
    const pointer = `/prompts/${index}`
    if (ids.indexOf(id) < index) return { pointer: `${pointer}/id`, reason: 'twice' }
    const empty = (['hours_since', 'severity'] as const).find((name) => isBackwards(wants[name]))
    if (empty) return { pointer: `${pointer}/applies_to/${empty}`, reason: 'backwards' }
  }
  return null
}

const isBackwards = ({ from = -Infinity, to = Infinity }: Range = {}): boolean => from > to

/** Engines tell a line, a place in the text, or nothing. */
function lineOf(message: string, text: string): number | null {
  const line = /line (\d+)/.exec(message)?.[1]
  if (line) return Number(line)
  const position = /position (\d+)/.exec(message)?.[1]
  if (position) return text.slice(0, Number(position)).split('\n').length
  return /end of (JSON input|data)|Unexpected EOF/.test(message) ? text.split('\n').length : null
}
