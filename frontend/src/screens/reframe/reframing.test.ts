import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '../../session.svelte'
import { NotSaved, type App, type Diary } from '../../store'
import { diaryOn, outboxOf, stage } from '../../store/stage.testing'
import { toast } from '../../ui/toast.svelte'
import { loadRestOfWords, loadWords, words } from '../../words'
import { Reframing } from './reframing.svelte'

let diary: ReturnType<typeof diaryOn>
let reframing: Reframing

const kept = async () => (await (diary as Diary).timeline({ kinds: ['reframe'], limit: 9 })).items

beforeEach(async () => {
  await loadWords()
  await loadRestOfWords('reframing')
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  reframing = new Reframing({ mode: 'full' })
})

// What a test left under way would reach the diary of the next one.
afterEach(() => reframing.look())

test('looking through the cards makes no record, the first thing put in makes one at that card', async () => {
  await reframing.goTo(1)
  await reframing.goTo(2)
  expect(await kept()).toEqual([])
  await reframing.change({ add: { traps: ['comparing'] } })
  expect((await kept()).map(({ doc }) => doc)).toMatchObject([{ mode: 'full', step: 2, traps: ['comparing'] }])
})

test('two things put in at once are one record', async () => {
  await Promise.all([
    reframing.keepText('thought', 'They hated me.', undefined),
    reframing.change({ set: { belief_before: 80 } }),
  ])
  expect((await kept()).map(({ doc }) => doc)).toMatchObject([{ thought: 'They hated me.', belief_before: 80 }])
})

test('begun from a knockback it takes its sting and its id, and asks for nothing twice', async () => {
  const { id } = await diary.create('knockback', { company: 'Northgate', sting: 80 })
  reframing = new Reframing({ mode: 'quick', knockback: (await diary.get(id))! })
  expect(reframing.number('intensity_before')).toBe(80)
  await reframing.change({ set: { belief_before: 10 } })
  expect((await kept())[0]!.doc).toMatchObject({ knockbacks: [id], intensity_before: 80 })
})

test('where it was left is where it goes on', async () => {
  await reframing.keepText('situation', 'They rang.', undefined)
  await reframing.goTo(4)
  await reframing.look()
  const again = new Reframing((await kept())[0]!)
  expect([again.mode, again.step, again.card]).toEqual(['full', 4, 'shares'])
})

test('once its making is taken back there is none, and the next word makes another', async () => {
  await reframing.keepText('thought', 'They hated me.', undefined)
  await reframing.undo()
  expect([reframing.view, reframing.text('thought'), await kept()]).toEqual([null, '', []])
  await reframing.keepText('thought', 'They did not say.', undefined)
  expect((await kept()).map(({ doc }) => doc.thought)).toEqual(['They did not say.'])
})

test('the words that made it are taken back whole, and nothing else with them', async () => {
  const letter = reframing.keepText('thought', 'T', undefined)
  const words = reframing.keepText('thought', 'They hated me.', undefined)
  await Promise.all([letter, words])
  await reframing.keepText('situation', 'They rang.', undefined)
  await reframing.undo()
  expect(reframing.text('thought')).toBe('They hated me.')
  await reframing.undo()
  expect([reframing.view, await kept()]).toEqual([null, []])
})

test('a card stands before the disk has answered', async () => {
  await reframing.keepText('thought', 'They hated me.', undefined)
  let answer: (error: NotSaved) => void = () => undefined
  vi.spyOn(diary, 'edit').mockReturnValueOnce(new Promise((_, reject) => (answer = reject)))
  await reframing.turn(1)
  expect(reframing.card).toBe('thought')
  answer(new NotSaved('full'))
  await reframing.look()
  expect(reframing.trouble).toBe('full')
})

test('going to a card is nothing to take back', async () => {
  await reframing.change({ set: { belief_before: 10 } })
  await reframing.change({ set: { belief_before: 90 } })
  await reframing.goTo(3)
  await reframing.undo()
  expect([reframing.number('belief_before'), reframing.step]).toEqual([10, 3])
})

test('a thought of wanting to die is never asked for traps, evidence or shares, either way', async () => {
  reframing.grave = true
  await reframing.keepText('thought', 'I want to kill myself.', undefined)
  const seen = [reframing.card]
  while (!reframing.last) {
    await reframing.turn(1)
    seen.push(reframing.card)
  }
  expect(seen).toEqual(['facts', 'thought', 'friend', 'fair_thought', 'after'])
  for (let at = 3; at >= 0; at--) {
    await reframing.turn(-1)
    expect([reframing.card, reframing.at]).toEqual([seen[at], at])
  }
})

test.each([
  [1, 'friend'],
  [-1, 'thought'],
] as const)('what is written on a card that doubts keeps that card until it is left (%i)', async (by, card) => {
  await reframing.keepText('evidence_for', 'I want to kill myself.', undefined)
  await reframing.goTo(3)
  reframing.heed(false)
  expect([reframing.card, reframing.cards.length]).toEqual(['evidence', 8])
  await reframing.turn(by)
  expect([reframing.card, reframing.cards.length]).toEqual([card, 5])
})

test('on a card that such a thought is not asked, the next one stands at once, and goes on from there', async () => {
  reframing = new Reframing({ mode: 'quick' })
  await reframing.keepText('thought', 'I want to kill myself.', undefined)
  await reframing.turn(1)
  expect([reframing.card, reframing.cards.length]).toEqual(['trap', 3])
  reframing.grave = true
  expect([reframing.card, reframing.at, reframing.cards.length, reframing.last]).toEqual(['fair_thought', 1, 2, true])
})

test('from three cards to eight everything comes along', async () => {
  reframing = new Reframing({ mode: 'quick' })
  await reframing.keepText('thought', 'They hated me.', undefined)
  await reframing.goTo(1)
  await reframing.toFull()
  expect(reframing.card).toBe('trap')
  await reframing.look()
  expect((await kept())[0]!.doc).toMatchObject({ mode: 'full', step: 2, thought: 'They hated me.' })
})

test('finished with a fair thought it asks the day after, once', async () => {
  await reframing.keepText('fair_thought', 'I do not know why.', undefined)
  await reframing.finish()
  const { doc } = (await kept())[0]!
  expect(doc.state).toBe('done')
  expect(doc.follow_up_on).toMatch(/^\d{4}-\d\d-\d\d$/)
  await reframing.change({ set: { follow_up_on: '2026-03-03' } })
  await reframing.finish()
  expect((await kept())[0]!.doc.follow_up_on).toBe('2026-03-03')
})

test('finished without one it asks nothing', async () => {
  await reframing.keepText('thought', 'They hated me.', undefined)
  await reframing.finish()
  expect((await kept())[0]!.doc).not.toHaveProperty('follow_up_on')
})

test('left with nothing in it, it goes to the bin; left with something it stays', async () => {
  await reframing.keepText('thought', 'Never mind', undefined)
  await reframing.leave()
  expect(await kept()).toHaveLength(1)
  await reframing.keepText('thought', '', reframing.basis())
  await reframing.leave()
  expect(await kept()).toEqual([])
})

test('begun from a knockback, a moved slider is something that stays', async () => {
  const { id } = await diary.create('knockback', { company: 'Northgate', sting: 80 })
  const begun = async () => new Reframing({ mode: 'quick', knockback: (await diary.get(id))! })
  reframing = await begun()
  await reframing.change({ set: { intensity_before: 60 } })
  await reframing.leave()
  expect((await kept()).map(({ doc }) => doc)).toMatchObject([{ intensity_before: 60 }])
  reframing = await begun()
  await reframing.change({ set: { intensity_before: 70 } })
  await reframing.change({ set: { intensity_before: 80 } })
  await reframing.leave()
  expect(await kept()).toHaveLength(1)
})

test('an Undo that cannot be kept says so, and can be tried again', async () => {
  await reframing.change({ set: { belief_before: 10 } })
  const [step] = reframing.steps
  const { undo } = step!
  step!.undo = () => Promise.reject(new NotSaved('full'))
  toast.hide()
  await reframing.undo()
  expect([reframing.trouble, toast.notice, reframing.steps]).toEqual(['full', null, [step]])
  step!.undo = undo
  await reframing.undo()
  expect([reframing.trouble, toast.notice?.text, reframing.steps]).toEqual([null, words.undone, []])
})

test('Undo tapped twice takes back two changes, one after the other', async () => {
  for (const belief of [10, 50, 90]) await reframing.change({ set: { belief_before: belief } })
  await Promise.all([reframing.undo(), reframing.undo()])
  expect([reframing.number('belief_before'), reframing.steps.length]).toEqual([10, 1])
})

test('a shared-out list is one edit', async () => {
  await reframing.change({ set: { causes: [{ label: 'Luck', locus: 'luck', share: 100, changeable: false }] } })
  expect(await outboxOf(diary)).toHaveLength(1)
})
