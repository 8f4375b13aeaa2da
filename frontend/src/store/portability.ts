import declared from './forms.json'
import { isUnset, ordered, same } from './canonical'
import { isUuid } from './ids'
import { kindOf, mergeOf } from './kinds'
import { wholeOf } from './offers'
import { enqueue } from './outbox'
import type { Row } from './schema'
import { iso, isInstant } from './time'
import type { Change, Doc, ExportedRecord, ExportFile, ImportReason, Sibling } from './types'
import type { Work } from './work'

const ZONE = /^[A-Za-z0-9_+\-/]{1,64}$/

/** What a field may hold, as the API's document declares it. */
interface Form {
  types: string[]
  /** The most characters of a text, or items of a list. */
  most?: number
  /** The most characters of an item that is a text. */
  longest?: number
}

/** What each field of each kind may hold. */
export const forms = declared as Readonly<Record<string, Readonly<Record<string, Form>>>>

/** A whole diary as a file; kinds this version does not know go out as the server told them. */
export function toFile(rows: Row[]): ExportFile {
  const records = rows.filter((row) => !row.purged).map(exported)
  return ordered({ format: 'onwards', version: 1, records })
}

function exported(row: Row): ExportedRecord {
  const { id, type, doc, siblings, binned_at } = row
  return { id, type, doc, ...(binned_at ? { binned_at } : {}), ...(siblings.length ? { siblings } : {}) }
}

/** What is wrong with a record from a file, null if nothing. */
function fault(value: unknown): ImportReason | null {
  const record = value as Partial<ExportedRecord> | null
  if (typeof record !== 'object' || !record || !isUuid(record.id) || typeof record.type !== 'string')
    return 'not-a-record'
  if (typeof record.doc !== 'object' || !record.doc || Array.isArray(record.doc)) return 'not-a-record'
  if (!kindOf(record.type)) return 'unknown-kind'
  if (!isInstant(record.doc.occurred_at) || !ZONE.test(String(record.doc.time_zone))) return 'bad-date'
  for (const [field, content] of Object.entries(record.doc)) {
    if (!isFieldOf(record.type, field)) return 'unknown-field'
    if (!isValue(record.type, field, content)) return 'bad-value'
  }
  return siblingsOf(record as ExportedRecord).every((s) => isSibling(record.type!, s)) ? null : 'bad-value'
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value

const fits = (text: string, most: number): boolean => [...text].length <= most

/** The form alone: the server looks inside objects. */
function isValue(type: string, field: string, value: unknown): boolean {
  const { types, most = Infinity, longest } = forms[type]![field]!
  if (!types.includes(typeOf(value))) return false
  if (typeof value === 'string') return fits(value, most)
  if (!Array.isArray(value)) return true
  const isItem = (item: unknown) =>
    longest === undefined ? typeOf(item) === 'object' : typeof item === 'string' && fits(item, longest)
  return value.length <= most && value.every(isItem)
}

const isFieldOf = (type: string, field: string): boolean => Object.hasOwn(forms[type]!, field)

const siblingsOf = (record: ExportedRecord): Sibling[] => (Array.isArray(record.siblings) ? record.siblings : [])

const isSibling = (type: string, s: Sibling): boolean =>
  !!s && isFieldOf(type, s.field) && isInstant(s.at) && (isUnset(s.value) || isValue(type, s.field, s.value))

/** The records of a file; throws a TypeError for what is no file of ours. */
export function recordsOf(file: unknown): unknown[] {
  const { format, version, records } = (file ?? {}) as Partial<ExportFile>
  if (format !== 'onwards' || version !== 1 || !Array.isArray(records)) throw new TypeError('not an Onwards file')
  return records
}

export interface Imported {
  added: string[]
  unchanged: number
  kept: number
  refused: { index: number; reason: ImportReason }[]
}

/** Reads records into a diary in one transaction. What is here already stays as it is. */
export async function takeIn(work: Work, records: unknown[], now: number, nextId: () => string): Promise<Imported> {
  const report: Imported = { added: [], unchanged: 0, kept: 0, refused: [] }
  for (const [index, value] of records.entries()) {
    const reason = fault(value)
    if (reason) report.refused.push({ index, reason })
    else await takeOne(work, value as ExportedRecord, index, report, now, nextId)
  }
  return report
}

async function takeOne(
  work: Work,
  record: ExportedRecord,
  index: number,
  report: Imported,
  now: number,
  nextId: () => string,
): Promise<void> {
  const { id, type } = record
  const here = await work.row(id)
  if (here?.purged) report.refused.push({ index, reason: 'deleted-forever' })
  else if (here?.binned_at && !record.binned_at && same(here.doc, record.doc)) {
    const back = {
      op: nextId(),
      id,
      type,
      base: here.server?.rev ?? null,
      seen: here.seen,
      at: iso(now),
      delete: false,
    }
    await enqueue(work, back, nextId)
    report.added.push(id)
  } else if (here) report[same(here.doc, tidied(type, record.doc)) ? 'unchanged' : 'kept'] += 1
  else {
    const whole = {
      id,
      type,
      doc: tidied(type, record.doc),
      siblings: siblingsOf(record),
      binned: !!record.binned_at,
    }
    for (const op of wholeOf(whole, now, nextId)) await enqueue(work, op, nextId)
    report.added.push(id)
  }
}

function tidied(type: string, doc: Doc): NonNullable<Change['set']> {
  const set = Object.entries(doc).filter(([, value]) => !isUnset(value))
  const inOrder = (field: string, value: unknown) =>
    mergeOf(type, field) === 'set' ? [...new Set(value as string[])].sort() : value
  return Object.fromEntries(set.map(([field, value]) => [field, inOrder(field, value)]))
}
