import type { CrisisLevel } from '../hints/crisis'
import { session } from '../session.svelte'
import type { Reading } from './reading'

/** What a person has waved away at one record: up to which level, and digests of the passages it was about. */
export interface Dismissed {
  level: CrisisLevel
  passages: number[]
}

let kept = $state.raw<Readonly<Record<string, Dismissed>>>({})

/** Records have ids; before there is one, its text is known by another name. */
const isRecord = (record: string): boolean => !record.startsWith('new-')

/** What is known to have been waved away at a record; `recall` it first. */
export const dismissedAt = (record: string): Dismissed | undefined => kept[record]

/** Brings what this device remembers. A phone that cannot remember shows the card again. */
export async function recall(record: string): Promise<void> {
  if (kept[record] || !isRecord(record)) return
  const found = await session.diary.memory.get<Dismissed>(`${record}/card`).catch(() => undefined)
  if (found && !kept[record]) kept = { ...kept, [record]: found }
}

/** Remembers it on this device, never anywhere else. */
export async function dismiss(record: string, { level, passages }: Reading): Promise<void> {
  const before = kept[record]
  const known = before?.passages ?? []
  const more = passages.map((each) => each.digests.at(-1)!).filter((digest) => !known.includes(digest))
  await remember(record, { level: Math.max(level, before?.level ?? 0) as CrisisLevel, passages: [...known, ...more] })
}

/** The text got a record: what was waved away before goes with it. */
export async function carryOver(from: string, to: string): Promise<void> {
  const before = kept[from]
  if (isRecord(from) || !isRecord(to) || !before) return
  kept = Object.fromEntries(Object.entries(kept).filter(([record]) => record !== from))
  await remember(to, before)
}

async function remember(record: string, dismissed: Dismissed): Promise<void> {
  kept = { ...kept, [record]: dismissed }
  if (isRecord(record)) await session.diary.memory.set(`${record}/card`, dismissed).catch(() => undefined)
}

/** Whether all of it was waved away: nothing darker, and no passage that was not there before. */
export function isCovered({ level, passages }: Reading, dismissed: Dismissed | undefined): boolean {
  if (!dismissed || level > dismissed.level) return false
  return passages.every(({ digests, level: each }) => {
    // An explicit passage that has doubled since is a new one.
    const from = each === 2 ? Math.floor((digests.length - 1) / 2) : 0
    return digests.slice(from).some((digest) => dismissed.passages.includes(digest))
  })
}
