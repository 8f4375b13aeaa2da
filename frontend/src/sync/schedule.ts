import type { App, SyncOutcome } from '../store/app-types'

const FIRST = 1_000
const LONGEST = 300_000
/** Between looks at what other devices did, while somebody looks at this one. */
const LOOK = 60_000
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
  /** Whether the app is on screen. */
  visible(): boolean
}

const HOPELESS: SyncOutcome['state'][] = ['local', 'signed-out', 'account-deleted', 'wrong-owner', 'too-old']

/** The wait before the next attempt, in milliseconds: doubled each time, with jitter, never less than the server asked. */
export function waitFor(failures: number, chance: number, retryAfter = 0): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20))
  return Math.max(retryAfter, Math.round(most * (0.5 + chance / 2)))
}

/** Keeps a diary in step: at the start, after writes, on triggers, and again after failures. Answers with how to stop. */
export function keepInStep(app: App, scheduling: Scheduling): () => void {
  const pace = new Pace(app, scheduling)
  let unheard = app.diary.subscribe(pace.wrote)
  const stops = [
    scheduling.triggers(pace.now),
    app.onDiary((diary) => {
      unheard()
      unheard = diary.subscribe(pace.wrote)
      pace.now()
    }),
  ]
  pace.now()
  return () => {
    pace.stop()
    unheard()
    for (const stop of stops) stop()
  }
}

class Pace {
  private timer: unknown
  private failures = 0
  private running = false
  private again = false
  private written = false

  constructor(
    private readonly app: App,
    private readonly scheduling: Scheduling,
  ) {}

  /** There is a reason to try at once. */
  now = (): void => {
    this.failures = 0
    this.plan(0)
  }

  /** Something was written. While the server is out of reach its turn comes with the next attempt. */
  wrote = (): void => {
    this.written = true
    if (!this.running && !this.failures) this.plan(SETTLE)
  }

  stop(): void {
    this.scheduling.timers.clear(this.timer)
  }

  private plan(ms: number, what: () => void = () => void this.run()): void {
    this.stop()
    this.timer = this.scheduling.timers.set(what, ms)
  }

  private async run(): Promise<void> {
    this.again = this.running
    if (this.running) return
    this.running = true
    this.written = false
    const outcome = await this.app.syncNow().catch((): SyncOutcome => ({ state: 'failed' }))
    this.running = false
    if (this.again) this.plan(0)
    else if (outcome.state === 'done') this.rest(this.look)
    else if (HOPELESS.includes(outcome.state)) this.rest()
    else this.plan(waitFor(++this.failures, this.scheduling.chance(), outcome.retryAfter))
  }

  /** Out of sight it waits for a trigger. */
  private look = (): void => {
    if (this.scheduling.visible()) void this.run()
  }

  private rest(then?: () => void): void {
    this.failures = 0
    // A write just after the attempt's last look; the attempt's own writes leave nothing waiting.
    if (this.written && this.app.status.get().waiting) this.plan(SETTLE)
    else if (then) this.plan(LOOK, then)
  }
}
