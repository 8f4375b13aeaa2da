import { crc32 } from './crc32'
import { kindOf, mergeOf, onTimeline } from './kinds'
import { isEdit, nothing, stack, type State } from './merge'
import type { Copy, Dead, DiaryTx, Known, MetaValues, OpState, Place, Row, Tally, Waiting } from './schema'
import { instant } from './time'

const emptyTally = (): Tally => ({ count: 0, sum: 0, months: {} })

/** A copy's part in the digest: live records count, with a hash of id and revision. */
const weight = (copy: Copy | null | undefined): number | null =>
  !copy || copy.purged || copy.deleted_at ? null : crc32(`${copy.id}:${copy.rev}`)

/** A copy's content. */
export const fromCopy = (copy: Copy | null): State =>
  copy
    ? {
        doc: copy.doc ?? {},
        siblings: copy.siblings ?? [],
        binned_at: copy.deleted_at ?? null,
        purged: !!copy.purged,
      }
    : nothing

/** Whether a refused change holds back the later ones of its record; a conflict only tells. */
export const blocks = (dead: Dead): boolean => dead.status === 'rejected'

/** One write transaction over a diary: keeps views, lists and counts in step with copies and ops. */
export class Work {
  readonly touched = new Set<string>()
  private tally: Promise<Tally> | undefined
  private readonly absent = new Set<string>()
  private tallied = false
  private quiet: Promise<boolean> | undefined

  constructor(
    readonly tx: DiaryTx,
    private readonly ranges: typeof IDBKeyRange,
  ) {}

  async meta<K extends keyof MetaValues>(key: K): Promise<MetaValues[K] | undefined> {
    return (await this.tx.objectStore('meta').get(key)) as MetaValues[K] | undefined
  }

  async setMeta<K extends keyof MetaValues>(key: K, value: MetaValues[K] | undefined): Promise<void> {
    const store = this.tx.objectStore('meta')
    await (value === undefined ? store.delete(key) : store.put(value, key))
  }

  /** Names records before they are rebuilt, so that a page of new ones is not looked up one by one. */
  async announce(ids: string[]): Promise<void> {
    const [first, last] = [ids.reduce((a, b) => (a < b ? a : b)), ids.reduce((a, b) => (a > b ? a : b))]
    const around = await this.tx.objectStore('records').count(this.ranges.bound(first, last))
    if (!around) for (const id of ids) this.absent.add(id)
  }

  async row(id: string): Promise<Row | undefined> {
    return this.absent.has(id) ? undefined : this.tx.objectStore('records').get(id)
  }

  /** This record's ops in the outbox, in order. */
  async ops(id: string): Promise<Waiting[]> {
    return (await this.isQuiet()) ? [] : this.tx.objectStore('outbox').index('record').getAll(id)
  }

  /** This record's refused changes, in order. */
  async dead(id: string): Promise<Dead[]> {
    return (await this.isQuiet()) ? [] : this.tx.objectStore('dead').getAll(this.ranges.bound([id], [id, []]))
  }

  async add(waiting: Omit<Waiting, 'n'> & { n?: number }): Promise<void> {
    this.quiet = undefined
    await this.tx.objectStore('outbox').put(waiting as Waiting)
  }

  async drop(n: number): Promise<void> {
    await this.tx.objectStore('outbox').delete(n)
  }

  async bury(dead: Dead): Promise<void> {
    this.quiet = undefined
    await this.tx.objectStore('dead').put(dead)
  }

  async unbury(dead: Dead): Promise<void> {
    await this.tx.objectStore('dead').delete([dead.id, dead.n])
  }

  /** Makes a record's view anew from its copy and ops; a new copy may be handed in. */
  async rebuild(id: string, change: { server?: Copy | null; epoch?: number; told?: Known } = {}): Promise<void> {
    const [old, ops, dead, tally] = await Promise.all([this.row(id), this.ops(id), this.dead(id), this.loadTally()])
    const server = change.server === undefined ? (old?.server ?? null) : change.server
    this.touched.add(id)
    this.weigh(tally, old?.server, -1)
    this.count(tally, old, -1)
    if (!server && !ops.length && !dead.length) {
      await this.tx.objectStore('records').delete(id)
      return
    }
    const row = viewOf(id, server, ops, dead)
    const epoch = change.epoch ?? old?.epoch
    if (epoch !== undefined) row.epoch = epoch
    const told = change.told ?? old?.told
    if (told) row.told = told
    this.weigh(tally, server, 1)
    this.count(tally, row, 1)
    this.absent.delete(id)
    await Promise.all([this.tx.objectStore('records').put(row), this.settle(row, ops, dead)])
  }

  /** Makes a record from its first op in as few steps as there can be: somebody waits for it. */
  async begin(first: Omit<Waiting, 'n'>): Promise<void> {
    const [old, tally] = await Promise.all([this.row(first.id), this.loadTally()])
    // It is there when the write runs a second time after all.
    if (old) return
    const row = viewOf(first.id, null, [{ ...first, n: 0 }], [])
    this.touched.add(first.id)
    this.count(tally, row, 1)
    // What may throw at once comes first: nothing else is then left without anybody to hear that it failed.
    await Promise.all([this.tx.objectStore('records').put(row), this.add(first), this.finish()])
  }

  /** Stores the counts; the last thing before the commit. */
  async finish(): Promise<void> {
    if (!this.tallied) return
    this.tallied = false
    await this.setMeta('tally', await this.tally)
  }

  private async settle(row: Row, ops: Waiting[], dead: Dead[]): Promise<void> {
    const untold = !row.server && ops.every((w) => w.state !== 'sent' && w.state !== 'acked')
    const waiting: OpState = dead.some(blocks) ? 'blocked' : untold && row.binned_at ? 'held' : 'unsent'
    for (const w of ops)
      if (w.state !== 'sent' && w.state !== 'acked' && w.state !== waiting) await this.add({ ...w, state: waiting })
  }

  private isQuiet(): Promise<boolean> {
    this.quiet ??= Promise.all([this.tx.objectStore('outbox').count(), this.tx.objectStore('dead').count()]).then(
      ([ops, dead]) => ops + dead === 0,
    )
    return this.quiet
  }

  private loadTally(): Promise<Tally> {
    this.tallied = true
    this.tally ??= this.meta('tally').then((stored) => stored ?? emptyTally())
    return this.tally
  }

  private weigh(tally: Tally, copy: Copy | null | undefined, sign: 1 | -1): void {
    const hash = weight(copy)
    if (hash === null) return
    tally.count += sign
    tally.sum += sign * hash
  }

  private count(tally: Tally, row: Row | undefined, sign: 1 | -1): void {
    if (!row?.places.some(([list]) => list === 'all')) return
    const key = `${row.type} ${String(row.doc.occurred_at).slice(0, 7)}`
    tally.months[key] = (tally.months[key] ?? 0) + sign
    if (!tally.months[key]) delete tally.months[key]
  }
}

function viewOf(id: string, server: Copy | null, ops: Waiting[], dead: Dead[]): Row {
  // A refused delete is not shown as done; a refused text stays on screen.
  const shown = [...dead.filter((d) => isEdit(d.op)), ...ops].sort((a, b) => a.n - b.n).map((w) => w.op)
  const type = server?.type ?? shown[0]?.type ?? dead[0]!.op.type
  const state = stack(fromCopy(server), shown)
  const seen = [...new Set([...dead, ...ops].flatMap((w) => [w.op.op, ...Object.values(w.parts)]))]
  const sync = dead.length ? 'refused' : ops.some((w) => w.state !== 'acked') ? 'waiting' : 'synced'
  return { id, type, server, ...state, seen, state: sync, places: placesOf(id, type, state) }
}

function placesOf(id: string, type: string, state: State): Place[] {
  const kind = kindOf(type)
  if (!kind || state.purged) return []
  if (state.binned_at) return [['bin', instant(state.binned_at), id]]
  const places: Place[] = []
  const at = instant(state.doc.occurred_at)
  places.push([type, at, id])
  if (onTimeline(kind, state.doc)) places.push(['all', at, id])
  if (state.siblings.some((s) => mergeOf(type, s.field) === 'text')) places.push(['choose', at, id])
  return places
}
