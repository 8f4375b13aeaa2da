import type { DiaryStore } from './diary-store'
import { Edits } from './edits'
import { listed, monthsOf, timelinePage, toView } from './listing'
import { under, type Entry, type Row } from './schema'
import type {
  Basis,
  Change,
  DeadLetter,
  Diary,
  DraftKey,
  ExportFile,
  ImportReport,
  OutboxItem,
  RecordView,
  TimelineQuery,
} from './types'

/** A diary over its database. */
export class StoredDiary implements Diary {
  private readonly edits: Edits

  constructor(
    readonly store: DiaryStore,
    /** Its line in the index of diaries; replaced when it is adopted. */
    public entry: Entry,
  ) {
    this.edits = new Edits(store)
  }

  get name() {
    return this.entry.name
  }

  get owner() {
    return this.entry.owner
  }

  create(...args: Parameters<Edits['create']>) {
    return this.edits.create(...args)
  }

  edit(id: string, change: Change, basis?: Basis) {
    return this.edits.edit(id, change, basis)
  }

  basis(view: RecordView): Basis {
    return { rev: view.rev, seen: [...view.seen] }
  }

  remove(id: string) {
    return this.edits.flip(id, true)
  }

  restore(id: string) {
    return this.edits.flip(id, false)
  }

  purge(id: string) {
    return this.edits.purge(id)
  }

  retry(op: string) {
    return this.edits.retry(op)
  }

  discard(op: string) {
    return this.edits.discard(op)
  }

  async get(id: string): Promise<RecordView | undefined> {
    return this.view(await this.store.read((tx) => tx.objectStore('records').get(id)))
  }

  async timeline(query: TimelineQuery) {
    const { rows, next } = await this.store.read((tx) =>
      timelinePage(tx, this.ranges, query, this.store.env.deps.now()),
    )
    const items = this.views(rows)
    return next ? { items, next } : { items }
  }

  async months(kinds?: string[]) {
    return monthsOf(await this.store.meta('tally'), kinds)
  }

  async bin(): Promise<RecordView[]> {
    return this.views(await this.store.read((tx) => listed(tx, this.ranges, 'bin')))
  }

  outbox() {
    return this.store.read(async (tx) => {
      const rows = tx.objectStore('records')
      const view = async (id: string) => this.view(await rows.get(id))
      const waiting: OutboxItem[] = []
      for (const { id, op, state } of await tx.objectStore('outbox').getAll()) {
        if (state === 'held' || state === 'acked') continue
        waiting.push({
          op,
          state: state === 'sent' ? 'sent' : 'unsent',
          blocked: state === 'blocked',
          view: await view(id),
        })
      }
      const refused: DeadLetter[] = []
      for (const { op, status, code, detail, errors, at } of await tx.objectStore('dead').getAll())
        refused.push({ op, status, code, detail, errors, at, view: await view(op.id) })
      return { waiting, refused, choose: this.views(await listed(tx, this.ranges, 'choose')) }
    })
  }

  readonly draft = {
    set: async (key: DraftKey, value: string, basis?: Basis): Promise<void> => {
      const draft = { key, value, at: this.store.env.deps.now(), ...(basis ? { basis } : {}) }
      // At each keystroke: it has to outlive the tab, which needs no flush to the disk.
      await this.store.db.write(['drafts'], (tx) => tx.objectStore('drafts').put(draft), 'relaxed')
    },
    get: (key: DraftKey) => this.store.db.read(['drafts'], (tx) => tx.objectStore('drafts').get(key)),
    clear: (key: DraftKey) => this.store.db.write(['drafts'], (tx) => tx.objectStore('drafts').delete(key), 'relaxed'),
    all: () => this.store.db.read(['drafts'], (tx) => tx.objectStore('drafts').getAll()),
  }

  readonly memory = {
    get: <T>(key: DraftKey) =>
      this.store.db.read(['meta'], async (tx) => (await tx.objectStore('meta').get(`memory/${key}`)) as T | undefined),
    set: async (key: DraftKey, value: unknown): Promise<void> => {
      await this.store.db.write(['meta'], (tx) => tx.objectStore('meta').put(value, `memory/${key}`), 'relaxed')
    },
  }

  async exportAll(): Promise<ExportFile> {
    const { toFile } = await import('./portability')
    return toFile(await this.store.read((tx) => tx.objectStore('records').getAll()))
  }

  async importAll(file: unknown): Promise<ImportReport> {
    const { deps, nextId } = this.store.env
    const { recordsOf, takeIn } = await import('./portability')
    const records = recordsOf(file)
    const { added, ...report } = await this.store.write((work) => takeIn(work, records, deps.now(), nextId))
    return { ...report, added: added.length, undo: () => this.edits.binAll(added) }
  }

  subscribe(listener: (change: { ids: string[] } | 'all') => void): () => void {
    return this.store.env.bus.subscribe((news) => {
      if (news.about === 'records' && news.diary === this.name) listener(news.ids ? { ids: news.ids } : 'all')
    })
  }

  async wipe(): Promise<void> {
    await this.store.write(async (work) => {
      for (const name of ['records', 'outbox', 'dead', 'drafts'] as const) await work.tx.objectStore(name).clear()
      for (const key of ['cursor', 'tally', 'resync', 'mended'] as const) await work.setMeta(key, undefined)
      await work.tx.objectStore('meta').delete(under('memory', this.ranges))
    })
    this.store.env.bus.publish({ about: 'records', diary: this.name })
  }

  private get ranges() {
    return this.store.env.deps.keyRange
  }

  private view(row: Row | undefined): RecordView | undefined {
    return toView(row, !this.owner)
  }

  private views(rows: Row[]): RecordView[] {
    return rows.map((row) => this.view(row)).filter((view) => view !== undefined)
  }
}
