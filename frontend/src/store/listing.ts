import { kindOf } from './kinds'
import { instant } from './time'
import type { DiaryRead, DiarySchema, Place, Row, Tally } from './schema'
import type { Key, RecordView, TimelineQuery } from './types'
import type { IDBPIndex } from 'idb'
import type { Stores } from './database'

type Places = IDBPIndex<DiarySchema, Stores<DiarySchema>, 'records', 'places', 'readonly'>

/** The record as screens see it; undefined for a purged one and for a kind this version does not know. */
export function toView(row: Row | undefined, local: boolean): RecordView | undefined {
  if (!row || row.purged || !kindOf(row.type)) return undefined
  const { id, type, doc, siblings, binned_at, seen } = row
  return {
    id,
    type,
    doc,
    occurred_at: String(doc.occurred_at ?? ''),
    time_zone: String(doc.time_zone ?? ''),
    rev: row.server?.rev ?? null,
    siblings,
    binned_at,
    seen,
    sync: local ? 'local' : row.state,
  }
}

/** Letters without case and accents. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Tells whether a record's texts hold every word of a search. */
function matcher(search: string): (row: Row) => boolean {
  const words = folded(search).split(/\s+/).filter(Boolean)
  return (row) => {
    const { texts = [], names = [] } = kindOf(row.type) ?? {}
    const all = folded([...texts, ...names].map((field) => String(row.doc[field] ?? '')).join('\n'))
    return words.every((word) => all.includes(word))
  }
}

/** The range of one list, before a key if there is one. */
function range(ranges: typeof IDBKeyRange, list: string, before?: Key): IDBKeyRange {
  return before ? ranges.bound([list], [list, before.at, before.id], false, true) : ranges.bound([list], [list, []])
}

async function walk(places: Places, over: IDBKeyRange, wanted: (row: Row) => boolean, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  let cursor = await places.openCursor(over, 'prev')
  while (cursor && rows.length < limit) {
    if (wanted(cursor.value)) rows.push(cursor.value)
    cursor = rows.length < limit ? await cursor.continue() : null
  }
  return rows
}

/** Whether the time of a record has come, where that matters. */
const hasCome = (row: Row, now: number): boolean =>
  kindOf(row.type)?.timeline !== 'past' || instant(row.doc.occurred_at) <= now

const keyOf = (row: Row): Key => {
  const [, at, id] = row.places.find(([list]) => list === row.type) as Place
  return { at, id }
}

/** One page of the timeline, or of all records of one kind, newest first, and where the next one begins. */
export async function timelinePage(
  tx: DiaryRead,
  ranges: typeof IDBKeyRange,
  query: TimelineQuery,
  now: number,
): Promise<{ rows: Row[]; next?: Key }> {
  const { kinds, limit, before, text } = query
  const places = tx.objectStore('records').index('places')
  const over = range(ranges, kinds?.length === 1 ? kinds[0]! : 'all', before)
  const ofKind = (row: Row) =>
    kinds?.length === 1 || ((!kinds?.length || kinds.includes(row.type)) && hasCome(row, now))
  let rows: Row[]
  if (text?.trim()) {
    const matches = matcher(text)
    const found = (await places.getAll(over)).filter((row) => ofKind(row) && matches(row))
    rows = found.reverse().slice(0, limit + 1)
  } else rows = await walk(places, over, ofKind, limit + 1)
  if (rows.length <= limit) return { rows }
  rows.pop()
  return { rows, next: keyOf(rows.at(-1)!) }
}

/** Every record of one list, newest first. */
export async function listed(tx: DiaryRead, ranges: typeof IDBKeyRange, list: 'bin' | 'choose'): Promise<Row[]> {
  const rows = await tx.objectStore('records').index('places').getAll(range(ranges, list))
  return rows.reverse()
}

/** How many records are in one list. */
export function countListed(tx: DiaryRead, ranges: typeof IDBKeyRange, list: 'choose'): Promise<number> {
  return tx.objectStore('records').index('places').count(range(ranges, list))
}

/** Records on the timeline by month, newest first. */
export function monthsOf(tally: Tally | undefined, kinds?: string[]): { month: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const [key, count] of Object.entries(tally?.months ?? {})) {
    const [type, month] = key.split(' ') as [string, string]
    if (!kinds?.length || kinds.includes(type)) counts.set(month, (counts.get(month) ?? 0) + count)
  }
  return [...counts].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? 1 : -1))
}
