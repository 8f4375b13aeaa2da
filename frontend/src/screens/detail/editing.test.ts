import { beforeEach, expect, test } from 'vitest'
import { session } from '../../session.svelte'
import {
  NotSaved,
  type App,
  type Change,
  type Diary,
  type Doc,
  type RecordView,
  type Saved,
  type Sibling,
} from '../../store'
import { diaryOn, stage } from '../../store/stage.testing'
import { toast } from '../../ui/toast.svelte'
import { loadWords, words } from '../../words'
import { Editing } from './editing.svelte'

let diary: Diary
let view: RecordView
let editing: Editing

const look = async () => (view = (await diary.get(view.id))!)
const sibling = (field: string, value: unknown): Sibling => ({ op: 'other', field, value, device: 'iPad', at: '' })

beforeEach(async () => {
  await loadWords()
  diary = diaryOn(stage())
  const status = { get: () => session.status, subscribe: () => () => undefined }
  session.open({ diary, status, onDiary: () => () => undefined } as unknown as App)
  const { id } = await diary.create('lesson', { text: 'Mine', if_when: 'They ask' })
  view = (await diary.get(id))!
  editing = new Editing(() => view)
})

test('a change is one edit, and Undo takes back one at a time', async () => {
  await editing.change({ set: { state: 'trying' } })
  await editing.change({ set: { state: 'learned' } })
  await editing.undo()
  expect((await look()).doc.state).toBe('trying')
  await editing.undo()
  expect((await look()).doc).not.toHaveProperty('state')
  expect(editing.steps).toEqual([])
})

test('an Undo that cannot be kept says so, and can be tried again', async () => {
  await editing.change({ set: { state: 'trying' } })
  const [step] = editing.steps
  const { undo } = step!
  step!.undo = () => Promise.reject(new NotSaved('full'))
  toast.hide()
  await editing.undo()
  expect([editing.trouble, toast.notice, editing.steps]).toEqual(['full', null, [step]])
  step!.undo = undo
  await editing.undo()
  expect([editing.trouble, toast.notice?.text, editing.steps]).toEqual([null, words.undone, []])
})

test('what is already so is no change to take back', async () => {
  await editing.keepText('text', 'Mine', editing.basis())
  expect([editing.steps, editing.saved]).toEqual([[], null])
})

test('a change made before the last one is on screen builds on it all the same', async () => {
  await Promise.all([editing.keepText('text', 'First', editing.basis()), editing.change({ set: { text: 'Second' } })])
  expect(await look()).toMatchObject({ doc: { text: 'Second' }, siblings: [] })
})

test('changes that each make something of what is kept build on each other', async () => {
  const more = (doc: Doc) => ({ set: { text: `${String(doc.text)}, more` } })
  await Promise.all([editing.change(more), editing.change(more), editing.keep(more, editing.basis())])
  expect(await look()).toMatchObject({ doc: { text: 'Mine, more, more, more' }, siblings: [] })
})

test('a version is settled by its operation and its field, and the others of that operation stay', async () => {
  const asked: Change[] = []
  const { edit } = diary
  diary.edit = (id, change, basis) => {
    asked.push(change)
    return edit.call(diary, id, change, basis)
  }
  const [text, plan] = [sibling('text', 'Theirs'), sibling('if_when', 'They ring')]
  view = { ...view, siblings: [text, plan] }
  await editing.settle(text, { text: 'Mine\n\nTheirs' })
  expect(asked).toEqual([{ set: { text: 'Mine\n\nTheirs' }, resolve: [{ op: 'other', field: 'text' }] }])
  expect(editing.siblings('if_when')).toEqual([plan])
})

test('without a record the first change makes it, and every later one edits it', async () => {
  const begun: Saved[] = []
  const birth = {
    get begun() {
      return begun.length > 0
    },
    begin: async ({ set }: Change) => {
      const saved = await diary.create('lesson', set ?? {})
      view = (await diary.get(saved.id))!
      begun.push(saved)
      return saved
    },
  }
  editing = new Editing(() => view, birth)
  await Promise.all([editing.change({ set: { text: 'One' } }), editing.change({ set: { state: 'trying' } })])
  expect(begun).toHaveLength(1)
  expect(await look()).toMatchObject({ id: begun[0]!.id, doc: { text: 'One', state: 'trying' } })
  await editing.undo()
  await editing.undo()
  expect((await look()).binned_at).not.toBeNull()
})
