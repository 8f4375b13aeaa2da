import { expect, test } from 'vitest'
import { openCurrentDiary } from '../store/open'
import { stage } from '../store/stage.testing'
import type { SyncOutcome } from '../store/app-types'
import { keepInStep, waitFor } from './schedule'

/** Timers that a test lets go off. */
function hands() {
  let next: { run: () => void; ms: number } | null = null
  return {
    timers: { set: (run: () => void, ms: number) => (next = { run, ms }), clear: () => void (next = null) },
    waiting: () => next?.ms ?? null,
    async ring() {
      const due = next
      next = null
      due?.run()
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    },
  }
}

async function scheduled(outcomes: SyncOutcome[]) {
  const app = await openCurrentDiary(stage().deps)
  const clock = hands()
  let attempts = 0
  app.syncNow = async () => outcomes[Math.min(attempts++, outcomes.length - 1)]!
  let trigger = () => {}
  const screen = { visible: true }
  keepInStep(app, {
    timers: clock.timers,
    chance: () => 1,
    triggers: (run) => ((trigger = run), () => undefined),
    visible: () => screen.visible,
  })
  return { app, clock, screen, attempts: () => attempts, trigger: () => trigger() }
}

test('waits double from one second to five minutes, with jitter, and respect the server', () => {
  expect([1, 2, 3, 9, 30].map((n) => waitFor(n, 1))).toEqual([1000, 2000, 4000, 256_000, 300_000])
  expect(waitFor(1, 0)).toBe(500)
  expect(waitFor(1, 1, 7000)).toBe(7000)
})

test('failures back off and a trigger starts at once, from the beginning', async () => {
  const { clock, trigger } = await scheduled([{ state: 'offline' }])
  const waits: (number | null)[] = [clock.waiting()]
  for (let n = 0; n < 3; n++) {
    await clock.ring()
    waits.push(clock.waiting())
  }
  trigger()
  waits.push(clock.waiting())
  await clock.ring()
  expect([...waits, clock.waiting()]).toEqual([0, 1000, 2000, 4000, 0, 1000])
})

test('once in step it looks once a minute what others did, as long as it is looked at', async () => {
  const { clock, screen, attempts, trigger } = await scheduled([{ state: 'done' }])
  for (let n = 0; n < 3; n++) await clock.ring()
  expect([clock.waiting(), attempts()]).toEqual([60_000, 3])
  screen.visible = false
  await clock.ring()
  expect([clock.waiting(), attempts()]).toEqual([null, 3])
  trigger()
  await clock.ring()
  expect(attempts()).toBe(4)
})

test('once in step a write is sent soon', async () => {
  const { app, clock } = await scheduled([{ state: 'done' }])
  await clock.ring()
  await app.diary.create('win', { text: 'x' })
  expect(clock.waiting()).toBe(400)
})

test('signed out it does not try again by itself', async () => {
  const { clock, attempts } = await scheduled([{ state: 'signed-out' }])
  await clock.ring()
  expect([clock.waiting(), attempts()]).toEqual([null, 1])
})
