import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { NotSaved } from './errors'
import { diaryOn, stage } from './stage.testing'

/** A factory whose next transactions fail as told, to stand for what a browser does. */
function failing(factory: IDBFactory, errors: string[]): IDBFactory {
  const open = factory.open.bind(factory)
  factory.open = (...args) => {
    const request = open(...args)
    request.addEventListener('success', () => {
      const db = request.result
      const transaction = db.transaction.bind(db)
      db.transaction = (...given) => {
        const name = given[1] === 'readwrite' ? errors.shift() : undefined
        if (name) throw new DOMException('told to', name)
        return transaction(...given)
      }
    })
    return request
  }
  return factory
}

test('a lost connection is opened again and the write is kept', async () => {
  const diary = diaryOn(stage({ indexedDB: failing(new IDBFactory(), ['InvalidStateError']) }))
  const { id } = await diary.create('win', { text: 'kept' })
  expect((await diary.get(id))!.doc.text).toBe('kept')
})

test('a connection lost twice is told, not hidden', async () => {
  const diary = diaryOn(stage({ indexedDB: failing(new IDBFactory(), ['UnknownError', 'UnknownError']) }))
  const error = await diary.create('win', { text: 'x' }).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(NotSaved)
  expect((error as NotSaved).reason).toBe('lost')
})

test('a full phone is told at once', async () => {
  const diary = diaryOn(stage({ indexedDB: failing(new IDBFactory(), ['QuotaExceededError']) }))
  await expect(diary.create('win', { text: 'x' })).rejects.toMatchObject({ reason: 'full' })
  expect((await diary.timeline({ limit: 1 })).items).toEqual([])
})

test('another tab that deletes or upgrades the database is not held up', async () => {
  const device = stage()
  const diary = diaryOn(device)
  await diary.create('win', { text: 'x' })
  await new Promise((done, fail) => {
    const request = device.deps.indexedDB.deleteDatabase('diary')
    request.onsuccess = done
    request.onblocked = fail
  })
  expect((await diary.timeline({ limit: 1 })).items).toEqual([])
})

test('what a body throws is passed on and nothing of it is written', async () => {
  const { store } = diaryOn(stage())
  const failed = store.write(async (work) => {
    await work.setMeta('cursor', 'half')
    throw new RangeError('mine')
  })
  await expect(failed).rejects.toThrow(RangeError)
  expect(await store.meta('cursor')).toBeUndefined()
})
