import { isUnset, same } from './canonical'
import { mergeOf } from './kinds'
import { instant } from './time'
import type { Change, Doc, Op, Sibling, SiblingName } from './types'

/** What a record holds, apart from its revision. */
export interface State {
  doc: Doc
  siblings: Sibling[]
  binned_at: string | null
  purged: boolean
}

export const nothing: State = { doc: {}, siblings: [], binned_at: null, purged: false }

const listOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [])
const union = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])].sort()
const without = (a: string[], b: string[]): string[] => a.filter((item) => !b.includes(item))

const unsettled = <T extends SiblingName>(siblings: T[], named: SiblingName[]): T[] =>
  siblings.filter((s) => !named.some(({ op, field }) => s.op === op && s.field === field))

/** Whether an op changes fields; a delete, a restore and a purge stand alone. */
export const isEdit = (op: Op): boolean => op.delete === undefined && !op.purge

/** The fields an op writes. */
export const fieldsOf = (op: Change): string[] => Object.keys({ ...op.set, ...op.add, ...op.remove })

function put(doc: Doc, type: string, field: string, value: unknown): void {
  if (isUnset(value)) delete doc[field]
  else doc[field] = mergeOf(type, field) === 'set' ? union(listOf(value), []) : value
}

function patch(type: string, doc: Doc, change: Change): Doc {
  const next = { ...doc }
  for (const [field, value] of Object.entries(change.set ?? {})) put(next, type, field, value)
  for (const [field, values] of Object.entries(change.add ?? {}))
    put(next, type, field, union(listOf(next[field]), values))
  for (const [field, values] of Object.entries(change.remove ?? {}))
    put(next, type, field, without(listOf(next[field]), values))
  return next
}

/** Puts one op on a record, as the server does with an op whose author had seen everything. Pure. */
export function apply(state: State, op: Op): State {
  if (state.purged) return state
  if (op.purge) return { ...nothing, purged: true }
  if (op.delete !== undefined) return { ...state, binned_at: op.delete ? (state.binned_at ?? op.at) : null }
  const siblings = op.resolve ? unsettled(state.siblings, op.resolve) : state.siblings
  return { doc: patch(op.type, state.doc, op), siblings, binned_at: null, purged: false }
}

function later(a: Op, b: Op): boolean {
  const [x, y] = [instant(a.at), instant(b.at)]
  return x > y || (x === y && a.op > b.op)
}

/** A record with one more value kept beside, unless it is there already. */
function beside(state: State, one: Sibling): State {
  const known = state.siblings.some((s) => s.field === one.field && same(s.value, one.value))
  return known ? state : { ...state, siblings: [...state.siblings, one] }
}

/**
 * Puts this device's own ops on a record. Two of them that did not know of each other (two tabs) leave a sibling, as
 * they will on the server.
 */
export function stack(base: State, ops: Op[]): State {
  const writers = new Map<string, Op>()
  let state = base
  for (const op of ops) {
    const set = { ...op.set }
    const lost: Sibling[] = []
    for (const [field, value] of Object.entries(op.set ?? {})) {
      const other = writers.get(field)
      const concurrent = other && !op.seen?.includes(other.op) && mergeOf(op.type, field) !== 'set'
      if (!concurrent || same(other.set![field], value)) {
        writers.set(field, op)
        continue
      }
      const [winner, loser] = later(op, other) ? [op, other] : [other, op]
      lost.push({ op: loser.op, field, value: loser.set![field] ?? null, device: null, at: loser.at })
      if (winner === other) delete set[field]
      else writers.set(field, op)
    }
    state = apply(state, op.set ? { ...op, set } : op)
    if (!state.purged) for (const one of lost) state = beside(state, one)
  }
  return state
}

function addTo(op: Op, side: 'add' | 'remove', field: string, values: string[]): void {
  const other = side === 'add' ? 'remove' : 'add'
  if (op.set && field in op.set) {
    const list = listOf(op.set[field])
    op.set[field] = side === 'add' ? union(list, values) : without(list, values)
    return
  }
  if (op[other]?.[field]) op[other] = { ...op[other], [field]: without(op[other][field], values) }
  op[side] = { ...op[side], [field]: union(op[side]?.[field] ?? [], values) }
}

/**
 * One op that does what two did in a row, under the name of the second, since who knew the first did not know this.
 * Only for edits not yet sent, the second made knowing the first. Pure.
 */
export function combine(first: Op, second: Op): Op {
  const op: Op = { ...first, op: second.op, at: second.at }
  if (first.set || second.set) op.set = { ...first.set, ...second.set }
  for (const field of Object.keys(second.set ?? {}))
    for (const side of ['add', 'remove'] as const)
      if (op[side]?.[field]) op[side] = Object.fromEntries(Object.entries(op[side]).filter(([name]) => name !== field))
  for (const side of ['add', 'remove'] as const)
    for (const [field, values] of Object.entries(second[side] ?? {})) addTo(op, side, field, values)
  if (first.resolve || second.resolve)
    op.resolve = [...unsettled(first.resolve ?? [], second.resolve ?? []), ...(second.resolve ?? [])]
  return tidy(op)
}

function tidy(op: Op): Op {
  const { add, remove, ...rest } = op
  const filled = (lists: Record<string, string[]> = {}) => Object.entries(lists).filter(([, values]) => values.length)
  const [adds, removes] = [filled(add), filled(remove)]
  return {
    ...rest,
    ...(adds.length ? { add: Object.fromEntries(adds) } : {}),
    ...(removes.length ? { remove: Object.fromEntries(removes) } : {}),
  }
}

/** The part of a change that would change this document; undefined if nothing would. */
export function difference(type: string, state: State, change: Change): Change | undefined {
  const keep = <T>(map: Record<string, T> | undefined, differs: (field: string, value: T) => boolean) => {
    const left = Object.entries(map ?? {}).filter(([field, value]) => differs(field, value))
    return left.length ? Object.fromEntries(left) : undefined
  }
  const has = (field: string, value: string) => listOf(state.doc[field]).includes(value)
  const inPlace = (field: string, value: unknown) => (mergeOf(type, field) === 'set' ? union(listOf(value), []) : value)
  const next: Change = {
    set: keep(change.set, (field, value) => !same(state.doc[field], inPlace(field, value))),
    add: keep(change.add, (field, values) => values.some((value) => !has(field, value))),
    remove: keep(change.remove, (field, values) => values.some((value) => has(field, value))),
    resolve: change.resolve?.length ? change.resolve : undefined,
  }
  const entries = Object.entries(next).filter(([, value]) => value !== undefined)
  return entries.length ? (Object.fromEntries(entries) as Change) : undefined
}

/** The change that takes back an edit of this document. */
export function inverse(doc: Doc, change: Change): Change {
  return { set: Object.fromEntries(fieldsOf(change).map((field) => [field, doc[field] ?? null])) }
}
