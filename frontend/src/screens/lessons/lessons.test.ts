import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import type { App, Diary } from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { toast } from '../../ui/toast.svelte'
import { loadRestOfWords, loadWords } from '../../words'
import { isAway } from '../../reframing/themes'
import { tried } from '../detail/tried'
import { isTaken, labelOf, nameTheme, putAway } from '../themes/naming'
import { all, grouped, winOf } from './lessons'
import { doAndTell } from './telling'

let diary: Diary

beforeEach(async () => {
  await loadWords()
  await loadRestOfWords('growing')
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
})

test('what is being tried comes first, and a state without lessons is no group', () => {
  const lessons = [{}, { state: 'parked' }, { state: 'trying' }, { state: 'open' }].map((doc) => ({ doc }))
  expect(grouped(lessons)).toEqual([
    ['trying', [lessons[2]]],
    ['open', [lessons[0], lessons[3]]],
    ['parked', [lessons[1]]],
  ])
})

test('trying counts, and an open lesson that was tried is being tried', () => {
  expect(tried({})).toEqual({ set: { times_tried: 1, state: 'trying' } })
  expect(tried({ state: 'learned', times_tried: 4 })).toEqual({ set: { times_tried: 5 } })
})

test('a lesson becomes a win in its own words, and undo takes the win away again', async () => {
  const { id } = await diary.create('lesson', { text: 'Three examples ready.', state: 'learned' })
  const lesson = (await diary.get(id))!
  await doAndTell('A win.', async () => [await winOf(lesson)])
  const [win] = await all('win')
  expect(win?.doc).toMatchObject({ text: 'Three examples ready.', kind: 'skill', lesson: id })

  await toast.notice!.action!.run()

  expect(await all('win')).toEqual([])
})

test('several changes are taken back together', async () => {
  const ids = [await diary.create('feedback_item', { quote: 'One.' }), await diary.create('feedback_item', {})]
  await doAndTell('Two lines.', () => Promise.all(ids.map(({ id }) => diary.edit(id, { add: { themes: ['nerves'] } }))))
  const themes = async () => (await all('feedback_item')).map(({ doc }) => doc.themes)
  expect(await themes()).toEqual([['nerves'], ['nerves']])

  await toast.notice!.action!.run()

  expect((await themes()).flat().filter(Boolean)).toEqual([])
})

test('a theme of one’s own exists once, however often and on however many devices it is named', async () => {
  const first = await nameTheme('Sector jargon', [])
  const again = await nameTheme(' sector JARGON ', await all('theme'))
  const elsewhere = diaryOn(stage({}, 2), null, 'other')
  session.open({
    diary: elsewhere,
    status: { get: () => session.status, subscribe: () => () => undefined },
    onDiary: () => () => undefined,
  } as unknown as App)
  const other = await nameTheme('Sector jargon', [])

  expect([again.id, other.id]).toEqual([first.id, first.id])
  const [theme, ...more] = (await diary.timeline({ kinds: ['theme'], limit: 9 })).items
  expect(more).toEqual([])
  expect(theme?.doc).toMatchObject({ slug: 'sector_jargon', label: 'Sector jargon', archived: false })
})

test('a name in any script makes a theme, and the app’s own are found by their names', async () => {
  await nameTheme('قالوا', [])
  await nameTheme('nerves', await all('theme'))
  const own = await all('theme')
  expect(own.map(({ doc }) => labelOf(String(doc.slug), own)).sort()).toEqual(['Nerves', 'قالوا'])
})

test('a name that a theme has is taken, whatever its case and spaces, unless that theme was put away', async () => {
  await nameTheme('Sector jargon', [])
  const names = [' sector  JARGON', 'Sectorjargon', 'nerves', 'Jargon']
  const own = await all('theme')
  expect(names.map((name) => isTaken(name, own))).toEqual([true, true, true, false])

  await putAway('sector_jargon', own, true)

  const away = await all('theme')
  expect(isTaken('Sector jargon', away)).toBe(false)
  await nameTheme('Sector jargon', away)
  expect((await all('theme')).map(({ doc }) => doc)).toMatchObject([{ label: 'Sector jargon', archived: false }])
})

test('a theme that was put away stays known, and comes back out', async () => {
  await putAway('nerves', [], true)
  expect(isAway('nerves', await all('theme'))).toBe(true)
  await putAway('nerves', await all('theme'), false)
  expect(isAway('nerves', await all('theme'))).toBe(false)
})
