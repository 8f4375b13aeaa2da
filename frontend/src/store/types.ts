import type { FieldError } from './errors'

export type Mood = 1 | 2 | 3 | 4 | 5

/** The fields of a record that are set; unset fields are absent. */
export type Doc = Record<string, unknown>

/** One operation may have lost in several fields. */
export interface SiblingName {
  op: string
  field: string
}

/** The other value of a field that was changed in two places. */
export interface Sibling extends SiblingName {
  value: unknown
  device: string | null
  at: string
}

/** A record as it stands on this device: the server's copy with what waits here on top. */
export interface RecordView {
  id: string
  type: string
  doc: Doc
  occurred_at: string
  time_zone: string
  /** The server's revision under this view, null while the server has no copy. */
  rev: number | null
  siblings: Sibling[]
  /** Since when it is in the bin (RFC 3339). */
  binned_at: string | null
  /** This device's own ops in this view that the server's revision lacks. */
  seen: string[]
  /** `local`: this diary has no owner; `waiting`: in the outbox; `refused`: has a dead letter. */
  sync: 'local' | 'waiting' | 'synced' | 'refused'
}

/** What was on screen when an edit began: the server's revision and this device's own ops not yet in it. */
export interface Basis {
  rev: number | null
  seen: string[]
}

/** One edit. `set: {field: null}` clears a field; `add` and `remove` are for lists; `resolve` settles siblings. */
export interface Change {
  set?: Record<string, unknown>
  add?: Record<string, string[]>
  remove?: Record<string, string[]>
  resolve?: SiblingName[]
}

/** One operation as it goes over the wire. */
export interface Op extends Change {
  op: string
  id: string
  type: string
  base: number | null
  seen?: string[]
  /** When it was made by this device's clock (RFC 3339). */
  at: string
  delete?: boolean
  purge?: true
}

/** Proof that a write is durable. `op` names the operation, null when there was nothing to change. */
export interface Saved {
  id: string
  at: Date
  op: string | null
  undo(): Promise<void>
}

/** A place on the timeline: the instant in milliseconds, then the id. */
export interface Key {
  at: number
  id: string
}

export interface TimelineQuery {
  /** A single one lists all of its records, whether they are on the timeline or not. */
  kinds?: string[]
  before?: Key
  limit: number
  text?: string
}

export interface OutboxItem {
  op: Op
  /** `unsent` may still change; `sent` awaits its result. */
  state: 'unsent' | 'sent'
  /** True while it waits behind a refused change of the same record. */
  blocked: boolean
  view: RecordView | undefined
}

/** A change the server did not take, with its data. */
export interface DeadLetter {
  op: Op
  status: 'rejected' | 'conflict'
  /** `edited-since` means: not deleted, it was changed on another device. */
  code: string
  detail: string
  errors: FieldError[]
  /** When the answer came (RFC 3339, this device's clock). */
  at: string
  view: RecordView | undefined
}

/** `${recordId}/${field}`, or `new-win/text` before there is a record. */
export type DraftKey = `${string}/${string}`

export interface Draft {
  key: DraftKey
  value: string
  basis?: Basis
  /** When it was last typed into (ms since the epoch). */
  at: number
}

export interface ExportedRecord {
  id: string
  type: string
  doc: Doc
  binned_at?: string
  siblings?: Sibling[]
}

/** Everything in a diary. Records are sorted by id and keys by name, so that equal diaries give equal bytes. */
export interface ExportFile {
  format: 'onwards'
  version: 1
  records: ExportedRecord[]
}

export type ImportReason =
  'not-a-record' | 'unknown-kind' | 'unknown-field' | 'bad-value' | 'bad-date' | 'deleted-forever'

export interface ImportReport {
  added: number
  /** Already here and equal. */
  unchanged: number
  /** Already here and changed since: left as they are here. */
  kept: number
  refused: { index: number; reason: ImportReason }[]
  undo(): Promise<void>
}

export interface User {
  id: string
  email: string
}

/** One person's diary on this device. Every write resolves only after its strict transaction completed. */
export interface Diary {
  readonly name: string
  readonly owner: User | null
  /** `id` is of a record that exists once: what is there already is changed, as another device would change it. */
  create(
    type: string,
    set: Record<string, unknown>,
    when?: { occurred_at: string; time_zone: string },
    id?: string,
  ): Promise<Saved>
  edit(id: string, change: Change, basis?: Basis): Promise<Saved>
  basis(view: RecordView): Basis
  remove(id: string): Promise<Saved>
  restore(id: string): Promise<Saved>
  purge(id: string): Promise<void>
  get(id: string): Promise<RecordView | undefined>
  /** Newest first by instant. */
  timeline(query: TimelineQuery): Promise<{ items: RecordView[]; next?: Key }>
  /** Newest first; `YYYY-MM` in each record's own local date. */
  months(kinds?: string[]): Promise<{ month: string; count: number }[]>
  bin(): Promise<RecordView[]>
  outbox(): Promise<{ waiting: OutboxItem[]; refused: DeadLetter[]; choose: RecordView[] }>
  retry(op: string): Promise<void>
  discard(op: string): Promise<void>
  readonly draft: {
    set(key: DraftKey, value: string, basis?: Basis): Promise<void>
    get(key: DraftKey): Promise<Draft | undefined>
    clear(key: DraftKey): Promise<void>
    all(): Promise<Draft[]>
  }
  /** Small things that stay on this device: never synced, never exported, gone with their record or the diary. */
  readonly memory: {
    get<T>(key: DraftKey): Promise<T | undefined>
    set(key: DraftKey, value: unknown): Promise<void>
  }
  exportAll(): Promise<ExportFile>
  importAll(file: unknown): Promise<ImportReport>
  subscribe(listener: (change: { ids: string[] } | 'all') => void): () => void
  /** Removes every record, draft and waiting change of this diary from this device. */
  wipe(): Promise<void>
}
