import type { DBSchema } from 'idb'
import type { Over } from './app-types'
import { Database, type ReadTx, type Stores, type WriteTx } from './database'
import type { FieldError } from './errors'
import type { Doc, Draft, DraftKey, Op, Sibling, User } from './types'

/** A record as the server last told it, verbatim: fields this version does not know are kept. */
export interface Copy {
  id: string
  type: string
  rev: number
  doc?: Doc
  siblings?: Sibling[]
  deleted_at?: string
  purged?: true
  created_at?: string
  updated_at?: string
}

/** Where a record is listed: on the whole timeline, under its kind, in the bin, or among those to choose. */
export type Place = [list: string, at: number, id: string]

export interface Row {
  id: string
  type: string
  /** The server's copy, null while it has none. */
  server: Copy | null
  /** The copy with this device's ops on top. */
  doc: Doc
  siblings: Sibling[]
  binned_at: string | null
  purged: boolean
  /** This device's ops in the view that the copy lacks. */
  seen: string[]
  state: 'waiting' | 'synced' | 'refused'
  places: Place[]
  /** The full read in which the server last showed this record. */
  epoch?: number
  /** The last op that left the outbox for the copy: an edit begun before that may know just its parts. */
  told?: Known
}

/** An op, and for each of its fields the edit that wrote it: edits joined in one op keep their own names here. */
export interface Known {
  op: string
  parts: Record<string, string>
}

/**
 * `held` is a record made and binned here before the server heard of it: nothing is sent, the bin has it. `blocked`
 * waits behind a refused change of its record.
 */
export type OpState = 'unsent' | 'blocked' | 'held' | 'sent' | 'acked'

export interface Waiting {
  /** Order of sending. */
  n: number
  id: string
  op: Op
  parts: Known['parts']
  state: OpState
  /** The server's sequence number, once acked. */
  seq?: number
}

export interface Dead {
  id: string
  n: number
  op: Op
  parts: Known['parts']
  status: 'rejected' | 'conflict'
  code: string
  detail: string
  errors: FieldError[]
  at: string
}

/** Counts kept up to date with every write. `months` is keyed by kind, a space, and `YYYY-MM`. */
export interface Tally {
  count: number
  sum: number
  months: Record<string, number>
}

/** Single values of a diary. */
export interface MetaValues {
  cursor: string | null
  csrf: string
  session: 'in' | Over
  /** Another value each time the session is begun or renewed. */
  renewed: string
  refresh_key: string
  last_synced: number
  tally: Tally
  /** The full read under way. */
  resync: number
  /** The last full read's number. */
  epoch: number
  /** The cursor at which a wrong count was last mended. */
  mended: string
}

export interface DiarySchema extends DBSchema {
  records: { key: string; value: Row; indexes: { places: Place } }
  outbox: { key: number; value: Waiting; indexes: { record: string } }
  dead: { key: [string, number]; value: Dead }
  meta: { key: string; value: unknown }
  drafts: { key: DraftKey; value: Draft }
}

export type DiaryDb = Database<DiarySchema>
export type DiaryTx = WriteTx<DiarySchema>
export type DiaryRead = ReadTx<DiarySchema>

/** Every key below this one, such as the fields of a record's drafts. */
export const under = (key: string, ranges: typeof IDBKeyRange): IDBKeyRange =>
  ranges.bound(`${key}/`, `${key}0`, false, true)

/** The stores that every write of records covers. */
export const WRITTEN: Stores<DiarySchema> = ['records', 'outbox', 'dead', 'meta', 'drafts']

/** One diary's database. */
export function diaryDatabase(factory: IDBFactory, name: string): DiaryDb {
  return new Database<DiarySchema>(factory, name, 1, (db) => {
    db.createObjectStore('records', { keyPath: 'id' }).createIndex('places', 'places', { multiEntry: true })
    db.createObjectStore('outbox', { keyPath: 'n', autoIncrement: true }).createIndex('record', 'id')
    db.createObjectStore('dead', { keyPath: ['id', 'n'] })
    db.createObjectStore('meta')
    db.createObjectStore('drafts', { keyPath: 'key' })
  })
}

/** One diary of this device in the index. */
export interface Entry {
  name: string
  owner: User | null
  current: boolean
  /** The server's name for this device in the owner's account. */
  device?: string
}

/** A session this device has left and the server has not heard of yet: what it takes to end it there. */
export interface Parting {
  csrf: string
  /** Of the one refresh that may be needed first. */
  key: string
}

interface IndexSchema extends DBSchema {
  diaries: { key: string; value: Entry }
  partings: { key: string; value: Parting }
}

export type IndexDb = Database<IndexSchema>

/** The list of this device's diaries, and what outlives each of them. */
export function indexDatabase(factory: IDBFactory): IndexDb {
  return new Database<IndexSchema>(factory, 'onwards', 2, (db, from) => {
    if (from < 1) db.createObjectStore('diaries', { keyPath: 'name' })
    db.createObjectStore('partings', { keyPath: 'csrf' })
  })
}
