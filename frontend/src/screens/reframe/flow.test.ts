import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import type { App } from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { OnThisDevice } from './device.svelte'
import { Flow, lookAround } from './flow.svelte'
import { Reframing } from './reframing.svelte'

let diary: ReturnType<typeof diaryOn>
let flow: Flow

const begin = async (id: string | null = null) => {
  const device = new OnThisDevice()
  const found = id ? await diary.get(id) : undefined
  return new Flow(new Reframing(found ?? { mode: 'full' }), await lookAround(id, undefined, device))
}

const found = {
  traps: { fortune_telling: 0.9 },
  flags: [{ id: 'fortune_telling', p: 0.9, spans: [] }],
  distorted: 0.9,
  fairConcern: false,
  blame: { none: 1 },
  severity: 2,
  crisis: { level: 0 as const, p: 0, said: false },
}

let seed = 0

beforeEach(async () => {
  // A device never gives an id out twice, and what was waved away is known by the id.
  diary = diaryOn(stage({}, (seed += 1)))
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  flow = await begin()
  flow.thoughtHints.found = found
})

test('under the calm card nothing questions the thought, and after Carry on it may', () => {
  expect(flow.suggestions).toHaveLength(1)
  flow.alarm('thought', 1)
  for (const card of ['trap', 'evidence'] as const) {
    flow.ask(card)
    expect(flow.asking.of(card)).toBeNull()
  }
  expect([flow.suggestions, flow.crisis, flow.reframing.grave]).toEqual([[], false, false])
  flow.alarm('thought', 0)
  flow.ask('trap')
  expect(flow.asking.of('trap')).not.toBeNull()
})

test('what stood under a crisis card is never doubted, also after Carry on', () => {
  flow.alarm('thought', 2)
  expect(flow.crisis).toBe(true)
  flow.alarm('thought', 0)
  for (const card of ['trap', 'evidence'] as const) {
    flow.ask(card)
    expect(flow.asking.of(card)).toBeNull()
  }
  expect([flow.crisis, flow.reframing.cards.length]).toEqual([false, 5])
})

test('with nothing to point out all traps are there to be looked through, but not before that is known', () => {
  flow.thoughtHints.found = null
  expect(flow.familiar).toBe(false)
  flow.thoughtHints.known = true
  expect(flow.familiar).toBe(true)
  flow.thoughtHints.found = found
  expect(flow.familiar).toBe(false)
  flow.alarm('thought', 1)
  expect(flow.familiar).toBe(false)
})

test.each(['evidence_for', 'causes'])('a box for %s stays on its card, under its crisis card', (field) => {
  flow.alarm(field, 2)
  expect([flow.crisis, flow.reframing.grave]).toEqual([true, false])
})

test('the gravest of several texts counts', () => {
  flow.alarm('situation', 2)
  flow.alarm('thought', 1)
  expect(flow.level).toBe(2)
})

test.each([
  [2, 5],
  [1, 8],
])('opened again after a card of level %i was waved away it has %i cards', async (level, cards) => {
  const { id } = await diary.create('reframe', { mode: 'full', thought: 'Enough.' })
  await diary.memory.set(`${id}/card`, { level, passages: [1] })
  expect((await begin(id)).reframing.cards).toHaveLength(cards)
})

test('what three lines of two employers say is known to keep coming up, until one of them goes', async () => {
  const [one, other] = [await diary.create('knockback', {}), await diary.create('knockback', {})]
  const hear = (knockback: string) =>
    diary.create('feedback_item', { quote: 'The same example again.', themes: ['examples_repeated'], knockback })
  await hear(one.id)
  await hear(other.id)
  expect((await begin()).around.recurringTheme).toBe(false)

  const third = await hear(other.id)
  expect((await begin()).around.recurringTheme).toBe(true)

  await diary.edit(third.id, { set: { verdict: 'let_go' } })
  expect((await begin()).around.recurringTheme).toBe(false)
})
