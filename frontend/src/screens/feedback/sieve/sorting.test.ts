import { beforeEach, expect, test } from 'vitest'
import { chance } from '../../../reframing/chance.testing'
import { session } from '../../../session.svelte'
import type { App, Diary, RecordView } from '../../../store'
import { diaryOn, stage } from '../../../store/stage.testing'
import { toast } from '../../../ui/toast.svelte'
import { loadWords } from '../../../words'
import { judged, putOff, today, verdictOf, type Verdict } from '../items/items'
import { Sorting, type Chosen } from './sorting.svelte'

let diary: Diary
let items: RecordView[] | undefined

const look = async () => {
  items = (await diary.timeline({ kinds: ['feedback_item'], limit: Infinity })).items
}

async function begin(chosen: Partial<Chosen> = {}): Promise<Sorting> {
  await look()
  return new Sorting({ knockback: null, item: null, ...chosen }, () => items)
}

/** What somebody does with the line on screen. */
async function judge(sorting: Sorting, verdict: Verdict): Promise<string> {
  const { id } = sorting.line!
  sorting.hold(id)
  const saved = await diary.edit(id, judged(verdict))
  await look()
  sorting.pass(id, { text: verdict, saved })
  return id
}

const hear = (polarity: string, quote: string, more = {}) =>
  diary.create('feedback_item', { polarity, quote, ...more }).then(({ id }) => id)

beforeEach(async () => {
  await loadWords()
  items = undefined
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

test('until the lines are known there is none to look at, and that is not the same as none left', async () => {
  const sorting = new Sorting({ knockback: null, item: null }, () => items)
  expect(sorting.line).toBeUndefined()
  await look()
  expect(sorting.line).toBeNull()
})

test('what went well comes first, one line at a time', async () => {
  await hear('work_on', 'Same example')
  await hear('did_well', 'Calm')
  const sorting = await begin()

  expect([sorting.line!.doc.quote, sorting.place]).toEqual(['Calm', { at: 1, of: 2 }])
  await judge(sorting, 'unsure')

  expect([sorting.line!.doc.quote, sorting.place]).toEqual(['Same example', { at: 2, of: 2 }])
})

test('a useful line stays until its person goes on, so that a lesson can be written', async () => {
  const id = await hear('work_on', 'Same example')
  await hear('work_on', 'Late')
  const sorting = await begin()

  sorting.hold(id)
  await diary.edit(id, judged('useful'))
  await look()

  expect([sorting.line!.id, sorting.place]).toEqual([id, { at: 1, of: 2 }])
  sorting.pass(id)
  expect(sorting.line!.doc.quote).toBe('Late')
})

test('undone, the line is back with what was made of it before', async () => {
  const id = await hear('work_on', 'Same example')
  const sorting = await begin()
  await judge(sorting, 'let_go')
  expect(sorting.line).toBeNull()

  await toast.notice!.action!.run()
  await look()

  expect([sorting.line!.id, verdictOf(sorting.line!), sorting.begun]).toEqual([id, 'unsorted', false])
})

test('of one knockback only its own lines are looked at, of one line only that', async () => {
  await hear('work_on', 'Elsewhere', { knockback: 'other' })
  const own = await hear('work_on', 'Here', { knockback: 'one' })
  const sorting = await begin({ knockback: 'one' })
  expect([sorting.line!.id, sorting.place.of]).toEqual([own, 1])

  await diary.edit(own, judged('let_go'))
  const again = await begin({ item: own })
  expect([again.line!.id, again.place.of]).toEqual([own, 1])
  again.pass(own)
  expect(again.line).toBeNull()
})

test('a line put off is passed for today', async () => {
  const id = await hear('work_on', 'Same example')
  await diary.edit(id, putOff(today()))
  expect((await begin()).line).toBeNull()
})

test('whatever is made of them, every line is shown once and none is dropped', async () => {
  const verdicts: Verdict[] = ['useful', 'unsure', 'let_go', 'unfair']
  for (let seed = 1; seed <= 10; seed += 1) {
    const next = chance(seed)
    const pick = <One>(from: readonly One[]) => from[Math.floor(next() * from.length)]!
    const knockback = `round ${seed}`
    const all: string[] = []
    for (let count = 0; count < 1 + seed * 2; count += 1)
      all.push(await hear(pick(['did_well', 'work_on', 'neutral']), `Line ${count}`, { knockback }))
    const sorting = await begin({ knockback })

    const shown: string[] = []
    while (sorting.line) shown.push(await judge(sorting, pick(verdicts)))

    expect([...shown].sort()).toEqual([...all].sort())
    const kept = items!.filter(({ doc }) => doc.knockback === knockback)
    expect(kept.map(({ doc }) => doc.quote).sort()).toEqual(all.map((_, at) => `Line ${at}`).sort())
  }
})
