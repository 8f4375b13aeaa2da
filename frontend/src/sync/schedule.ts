import type { App, SyncOutcome } from '../store/app-types'

const FIRST = 1_000
const LONGEST = 300_000
/** After a write, so that a few taps in a row go together. */
const SETTLE = 400

export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(timer: unknown): void
}

export interface Scheduling {
  timers: Timers
  /** Between 0 and 1. */
  chance(): number
  /** Calls back when the network returns or the app becomes visible; answers with how to stop that. */
  triggers(run: () => void): () => void
}

const HOPELESS: SyncOutcome['state'][] = ['local', 'signed-out', 'wrong-owner', 'too-old']

/** The wait before the next attempt, in milliseconds: doubled each time, with jitter, never less than the server asked. */
export function waitFor(failures: number, chance: number, retryAfter = 0): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20))
  return Math.max(retryAfter, Math.round(most * (0.5 + chance / 2)))
}

/** Keeps a diary in step: at the start, after writes, on triggers, and again after failures. Answers with how to stop. */
export function keepInStep(app: App, { timers, chance, triggers }: Scheduling): () => void {
  let timer: unknown
  let failures = 0
  let running = false
  let again = false
  let wrote = false

  const plan = (ms: number) => {
    timers.clear(timer)
    timer = timers.set(() => void run(), ms)
  }

  async function run(): Promise<void> {
    again = running
    if (running) return
    running = true
    wrote = false
    const outcome = await app.syncNow().catch((): SyncOutcome => ({ state: 'failed' }))
    running = false
    if (again) return plan(0)
    if (outcome.state !== 'done' && !HOPELESS.includes(outcome.state))
      return plan(waitFor(++failures, chance(), outcome.retryAfter))
    failures = 0
    // A write just after the attempt's last look; the attempt's own writes leave nothing waiting.
    if (wrote && app.status.get().waiting) plan(SETTLE)
  }

  const now = () => {
    failures = 0
    plan(0)
  }
  const onWrite = () => {
    wrote = true
    // While the server is out of reach a write's turn comes with the next attempt.
    if (!running && !failures) plan(SETTLE)
  }
  let unheard = app.diary.subscribe(onWrite)
  const stops = [
    triggers(now),
    app.onDiary((diary) => {
      unheard()
      unheard = diary.subscribe(onWrite)
      now()
    }),
  ]
  now()
  return () => {
    timers.clear(timer)
    unheard()
    for (const stop of stops) stop()
  }
}
