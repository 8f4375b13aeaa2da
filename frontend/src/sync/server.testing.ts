import { gunzipSync } from 'node:zlib'
import { crc32 } from '../store/crc32'
import { apply, fieldsOf, isEdit } from '../store/merge'
import type { Copy } from '../store/schema'
import type { Op } from '../store/types'
import { fromCopy } from '../store/work'
import { seqOf, type Answer, type Push, type Result } from './wire'

interface Held {
  copy: Copy
  /** Field to the op that wrote it last, and its place. */
  writers: Map<string, { op: string; seq: number; at: string }>
}

type Fault = 'lost-request' | 'lost-answer' | Response

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ code, title: code, status, detail: code }), { status, headers })

/** A stand-in at the transport boundary: as much of the server as the engine needs to show what it does. */
export class TestServer {
  readonly user = { id: '00000000-0000-4000-8000-000000000001', email: 'sam@example.org' }
  readonly pushes: Push[] = []
  /** Method and path of each request. */
  readonly calls: string[] = []
  readonly faults: Fault[] = []
  readonly rejects = new Set<string>()
  readonly refreshKeys: string[] = []
  records = new Map<string, Held>()
  applied = new Map<string, number>()
  head = 0
  era = 'a'
  pageSize = 2000
  mostOps = 500
  /** The same for as long as the session lasts. */
  readonly csrf = 'csrf'
  expired = false

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const call = `${init.method} ${path}`
    this.calls.push(call)
    const fault = this.faults.shift()
    if (fault === 'lost-request') throw new TypeError('network')
    if (fault instanceof Response) return fault
    const { expired } = this
    const answer = this.answer(call, bodyOf(init), new Headers(init.headers))
    if (fault !== 'lost-answer') return answer
    // The new cookies are lost with it.
    this.expired = expired
    throw new TypeError('network')
  }

  /** What any other device may do: one op, as if pushed having seen everything. */
  write(op: Partial<Op> & Pick<Op, 'op' | 'id'>): void {
    this.accept({ type: 'win', base: this.head, at: '2026-11-24T12:00:00.000Z', ...op })
  }

  digest(): { count: number; sum: number } {
    const live = [...this.records.values()].filter(({ copy }) => !copy.purged && !copy.deleted_at)
    return { count: live.length, sum: live.reduce((sum, { copy }) => sum + crc32(`${copy.id}:${copy.rev}`), 0) }
  }

  private answer(call: string, body: unknown, headers: Headers): Response {
    const session = { user: this.user, device: { id: 'd1', name: 'phone' }, csrf: this.csrf, expires_in: 900 }
    if (call === 'POST /api/v1/auth/session/refresh') {
      this.refreshKeys.push((body as { key: string }).key)
      this.expired = false
      return Response.json(session)
    }
    if (call === 'POST /api/v1/auth/session') return Response.json(session)
    if (this.expired || headers.get('X-CSRF-Token') !== this.csrf) return problem(401, 'signed-out')
    return call === 'POST /api/v1/sync' ? this.sync(body as Push) : new Response(null, { status: 204 })
  }

  private sync(push: Push): Response {
    this.pushes.push(push)
    if (push.owner !== this.user.id) return problem(409, 'wrong-owner')
    if (push.ops.length > this.mostOps) return problem(413, 'too-large')
    if (push.cursor && push.cursor.split('.')[2] !== this.era) return problem(409, 'resync-required')
    const [before, read] = [this.head, seqOf(push.cursor)]
    const results = push.ops.map((op) => this.result(op, read)).filter((result) => result !== null)
    const applied = this.head - before
    const echo = before !== read
    const all = [...this.records.values()]
      .map(({ copy }) => copy)
      .filter((copy) => copy.rev > read && (push.cursor || !copy.purged))
    const changes = echo ? all.sort((a, b) => a.rev - b.rev).slice(0, this.pageSize) : []
    const more = echo && changes.length < all.length
    const cursor = `v1.${more ? changes.at(-1)!.rev : this.head}.${this.era}`
    const answer: Answer = {
      results,
      first_seq: applied ? before + 1 : null,
      applied,
      changes,
      cursor,
      more,
      server_time: '2026-11-24T12:00:00.000Z',
    }
    return Response.json(structuredClone(more ? answer : { ...answer, digest: this.digest() }))
  }

  private result(op: Op, read: number): Result | null {
    const seq = this.applied.get(op.op)
    if (seq) return { op: op.op, status: 'duplicate', seq }
    if (Object.values(op.set ?? {}).some((value) => this.rejects.has(String(value))))
      return {
        op: op.op,
        status: 'rejected',
        code: 'invalid',
        detail: 'no',
        errors: [{ pointer: '/set/text', detail: 'no' }],
      }
    const base = op.base === null ? null : Math.min(op.base, read)
    const held = this.records.get(op.id)
    if (!held && (base !== null || op.seen?.length || !op.set?.occurred_at))
      return { op: op.op, status: 'conflict', code: 'unknown-record' }
    if (held?.copy.purged && !op.purge) return { op: op.op, status: 'conflict', code: 'purged' }
    const causal = (w: { op: string; seq: number }) => w.seq <= (base ?? 0) || !!op.seen?.includes(w.op)
    if (op.delete && held && ![...held.writers.values()].every(causal))
      return { op: op.op, status: 'conflict', code: 'edited-since' }
    return this.accept({ ...op, base })
  }

  private accept(op: Op): Result | null {
    const held = this.records.get(op.id)
    const writers = held?.writers ?? new Map()
    const seq = ++this.head
    this.applied.set(op.op, seq)
    let state = fromCopy(held?.copy ?? null)
    const fields = fieldsOf(op).filter(
      (f) =>
        writers.has(f) &&
        writers.get(f).seq > (op.base ?? 0) &&
        !op.seen?.includes(writers.get(f).op) &&
        JSON.stringify(state.doc[f]) !== JSON.stringify(op.set?.[f]),
    )
    const lost = fields.map((field) => ({
      ...writers.get(field),
      field,
      value: state.doc[field] ?? null,
      device: null,
      seq: undefined,
    }))
    state = apply(state, { ...op, at: '2026-11-24T12:00:00.000Z' })
    const siblings = [...state.siblings, ...lost]
    if (isEdit(op)) for (const field of fieldsOf(op)) writers.set(field, { op: op.op, seq, at: op.at })
    const copy: Copy = { id: op.id, type: op.type, rev: seq }
    if (state.purged) copy.purged = true
    else
      Object.assign(
        copy,
        { doc: state.doc },
        siblings.length ? { siblings } : {},
        state.binned_at ? { deleted_at: state.binned_at } : {},
      )
    this.records.set(op.id, { copy, writers })
    return fields.length ? { op: op.op, status: 'merged', fields } : null
  }
}

function bodyOf({ body }: RequestInit): unknown {
  if (body === undefined || body === null) return undefined
  return JSON.parse(typeof body === 'string' ? body : gunzipSync(Buffer.from(body as ArrayBuffer)).toString())
}
