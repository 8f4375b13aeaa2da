import { beforeEach, expect, test } from 'vitest'
import { session } from '../session.svelte'
import { NotSaved, type App, type Diary } from '../store'
import { diaryOn, stage } from '../store/stage.testing'
import { carryOver } from './dismissals.svelte'
import { Watch } from './watch.svelte'

// There is no model here, so phrases of the lexicon are what is heard.
const passive = 'They would all be better off without me.'
const explicit = 'I want to kill myself.'

// Each test has ids of its own: what was waved away is remembered while the app is open.
let seed = 0
let diary: Diary
let record: string
let text: string

function use(opened: Diary): void {
  diary = opened
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
}

beforeEach(async () => {
  use(diaryOn(stage({}, (seed += 1))))
  record = (await diary.create('check_in', { mood: 1 })).id
  text = ''
})

async function look(written: string, at = record): Promise<Watch> {
  text = written
  const watch = new Watch(() => ({ record: at, text }))
  await watch.look()
  return watch
}

test('each text has its card, and only the crisis card stands in front of questions', async () => {
  const cards = []
  for (const written of [passive, explicit, 'They said no.', ' ']) {
    const { level, carriedOn } = await look(written)
    cards.push([level, carriedOn])
  }
  expect(cards).toEqual([
    [1, true],
    [2, false],
    [0, true],
    [0, true],
  ])
})

test('carrying on takes the card away, for every box with that text and after a reload', async () => {
  const [one, other] = [await look(explicit), await look(explicit)]
  await one.dismiss()
  expect([one.level, one.carriedOn, other.level]).toEqual([0, true, 0])
  expect(await diary.memory.get(`${record}/card`)).toMatchObject({ level: 2 })
  expect((await look(explicit)).level).toBe(0)
})

test('a dismissal counts for its record alone', async () => {
  await (await look(passive)).dismiss()
  const { id } = await diary.create('check_in', { mood: 1 })
  expect((await look(passive, id)).level).toBe(1)
})

test('the card returns when something darker or something new is written', async () => {
  await (await look(passive)).dismiss()
  expect((await look(`${passive} It rained.`)).level).toBe(0)
  expect((await look(`${passive} ${explicit}`)).level).toBe(2)
  expect((await look(`${passive} I hope I don’t wake up.`)).level).toBeGreaterThan(0)
})

test('what was waved away before there was a record goes with the text to its record', async () => {
  await (await look(passive, 'new-check-in')).dismiss()
  expect(await diary.memory.get('new-check-in/card')).toBeUndefined()
  await carryOver('new-check-in', record)
  expect((await look(passive)).level).toBe(0)
  expect((await look(passive, 'new-check-in')).level).toBe(1)
})

test('just before another card stands, whoever keeps things in place is told', async () => {
  let told = 0
  text = passive
  const watch = new Watch(
    () => ({ record, text }),
    () => (told += 1),
  )
  await watch.look()
  await watch.look()
  expect(told).toBe(1)
  await watch.dismiss()
  expect(told).toBe(2)
})

test('a phone that can remember nothing shows the card, and takes it away for now', async () => {
  const full = () => Promise.reject(new NotSaved('full'))
  diary.memory.get = full
  diary.memory.set = full
  const watch = await look(explicit)
  expect(watch.level).toBe(2)
  await watch.dismiss()
  expect(watch.level).toBe(0)
})

test('what is remembered is no words, is in no export, and goes with its record and with the diary', async () => {
  const key = `${record}/card` as const
  await (await look(explicit)).dismiss()
  expect(JSON.stringify(await diary.memory.get(key))).not.toMatch(/kill|myself|want/)
  expect(JSON.stringify(await diary.exportAll())).not.toMatch(/card|passages|level/)
  expect(JSON.stringify(await diary.outbox())).not.toMatch(/card|passages|level/)

  await diary.remove(record)
  await diary.purge(record)
  expect(await diary.memory.get(key)).toBeUndefined()

  await diary.memory.set(key, { level: 2, passages: [] })
  await diary.wipe()
  expect(await diary.memory.get(key)).toBeUndefined()
})
