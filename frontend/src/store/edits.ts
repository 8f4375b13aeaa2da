import type { DiaryStore } from './diary-store'
import { difference, inverse, isEdit, type State } from './merge'
import { enqueue, enqueueFirst, enqueuePurge, requeue } from './outbox'
import { under, type Dead, type Row } from './schema'
import { deviceZone, iso, stamp } from './time'
import type { Basis, Change, Op, Saved } from './types'
import type { Work } from './work'

type Content = Pick<Op, 'set' | 'add' | 'remove' | 'resolve' | 'delete' | 'purge'>
type Moment = { occurred_at: string; time_zone: string }

const basisOf = (row: Row): Basis => ({ rev: row.server?.rev ?? null, seen: row.seen })

/** The writes of one diary; each is one strict transaction over record and outbox. */
export class Edits {
  constructor(private readonly store: DiaryStore) {}

  /** Makes a record; its moment is now unless given, its id a new one unless it exists once. */
  async create(type: string, set: Record<string, unknown>, when?: Moment, id?: string): Promise<Saved> {
    const op = this.op(
      this.nextId(),
      id ?? this.nextId(),
      type,
      { rev: null, seen: [] },
      { set: { ...set, ...(when ?? this.moment()) } },
    )
    await this.store.write<unknown>((work) => (id ? enqueue(work, op, this.nextId) : enqueueFirst(work, op)))
    return { id: op.id, at: this.clock(), op: op.op, undo: async () => void (await this.flip(op.id, true)) }
  }

  /** Changes fields; what is already so is left out. An edit brings a record back from the bin. */
  async edit(id: string, change: Change, basis?: Basis): Promise<Saved> {
    const opId = this.nextId()
    const [told, back] = await this.store.write(async (work): Promise<[Op | null, Content]> => {
      const row = await existing(work, id)
      const wanted = difference(row.type, row satisfies State, change)
      if (!wanted) return [null, {}]
      const op = this.op(opId, id, row.type, basis ?? basisOf(row), wanted)
      return [await enqueue(work, op, this.nextId), inverse(row.doc, wanted)]
    })
    return told ? { id, at: this.clock(), op: told.op, undo: () => this.undo(told, back) } : this.unchanged(id)
  }

  /** Puts a record into the bin, or takes it out. */
  async flip(id: string, binned: boolean): Promise<Saved> {
    const opId = this.nextId()
    const told = await this.store.write(async (work) => {
      const row = await existing(work, id)
      if (!!row.binned_at === binned) return undefined
      return enqueue(work, this.op(opId, id, row.type, basisOf(row), { delete: binned }), this.nextId)
    })
    if (told === undefined) return this.unchanged(id)
    return {
      id,
      at: this.clock(),
      op: told?.op ?? null,
      undo: async () => void (await this.flip(id, !binned)),
    }
  }

  /** Wipes a record for good, with what this device alone keeps of it. */
  async purge(id: string): Promise<void> {
    const opId = this.nextId()
    await this.store.write(async (work) => {
      const row = await work.row(id)
      if (!row || row.purged) return
      await enqueuePurge(work, this.op(opId, id, row.type, basisOf(row), { purge: true }))
      const { keyRange } = this.store.env.deps
      await work.tx.objectStore('drafts').delete(under(id, keyRange))
      await work.tx.objectStore('meta').delete(under(`memory/${id}`, keyRange))
    })
  }

  /** Offers a refused change again, against what is on screen now. */
  async retry(opId: string): Promise<void> {
    const next = this.nextId()
    await this.store.write(async (work) => {
      const dead = await letter(work, opId)
      if (!dead) return
      if (dead.status === 'rejected') await requeue(work, dead, await work.ops(dead.id), next)
      else await work.unbury(dead)
      await work.rebuild(dead.id)
      if (dead.status === 'conflict') await this.again(work, dead, next)
    })
  }

  /** Lets a refused change go. */
  async discard(opId: string): Promise<void> {
    await this.store.write(async (work) => {
      const dead = await letter(work, opId)
      if (!dead) return
      await work.unbury(dead)
      const row = await work.row(dead.id)
      // Without its refused beginning there is no record for the later changes to belong to.
      if (!row?.server && dead.status === 'rejected') for (const w of await work.ops(dead.id)) await work.drop(w.n)
      await work.rebuild(dead.id)
    })
  }

  /** Bins records in one transaction. */
  async binAll(ids: string[]): Promise<void> {
    await this.store.write(async (work) => {
      for (const id of ids) {
        const row = await work.row(id)
        if (!row || row.purged || row.binned_at) continue
        await enqueue(work, this.op(this.nextId(), id, row.type, basisOf(row), { delete: true }), this.nextId)
      }
    })
  }

  private readonly nextId = (): string => this.store.env.nextId()
  private readonly clock = (): Date => new Date(this.store.env.deps.now())

  private moment(): Moment {
    const { deps } = this.store.env
    return stamp(deps.now(), deps.zone?.() ?? deviceZone())
  }

  private op(op: string, id: string, type: string, basis: Basis, content: Content): Op {
    const seen = basis.seen.length ? { seen: basis.seen } : {}
    return { op, id, type, base: basis.rev, ...seen, at: iso(this.store.env.deps.now()), ...content }
  }

  private unchanged(id: string): Saved {
    return { id, at: this.clock(), op: null, undo: async () => undefined }
  }

  /**
   * A new op that takes an edit back. Where what the edit put there stands, it is made knowing all that is there; else
   * knowing just that edit and what it knew, so that what came since is kept beside.
   */
  private async undo(done: Op, content: Content): Promise<void> {
    const opId = this.nextId()
    await this.store.write(async (work) => {
      const row = await work.row(done.id)
      // Of a list that grew, more may have come since than what was added to it.
      const stands = row && !done.add && !done.remove && !difference(row.type, row satisfies State, done)
      const basis = stands ? basisOf(row) : { rev: done.base, seen: [...(done.seen ?? []), done.op] }
      await enqueue(work, this.op(opId, done.id, done.type, basis, content), this.nextId)
    })
  }

  /** A conflict offered again: a delete knowing the edit that stopped it, a purged record's edit as a new record. */
  private async again(work: Work, dead: Dead, next: string): Promise<void> {
    const row = await work.row(dead.id)
    const { type } = dead.op
    if (isEdit(dead.op)) {
      const set = { ...this.moment(), ...dead.op.add, ...dead.op.set }
      await enqueue(work, this.op(next, this.nextId(), type, { rev: null, seen: [] }, { set }), this.nextId)
    } else if (row && !row.purged) {
      const { delete: binned, purge } = dead.op
      await enqueue(
        work,
        this.op(next, row.id, type, basisOf(row), purge ? { purge } : { delete: binned }),
        this.nextId,
      )
    }
  }
}

async function existing(work: Work, id: string): Promise<Row> {
  const row = await work.row(id)
  if (!row || row.purged) throw new RangeError(`no record ${id}`)
  return row
}

const letter = async (work: Work, opId: string): Promise<Dead | undefined> =>
  (await work.tx.objectStore('dead').getAll()).find((dead) => dead.op.op === opId)
