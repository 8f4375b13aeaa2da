import { openCurrentDiary } from '../store/open'
import { seeded, stage, type Stage } from '../store/stage.testing'
import type { App, Deps } from '../store/app-types'
import type { TestServer } from './server.testing'

/** A device of that server, signed out. */
export function device(server: TestServer, seed = 1, over: Partial<Deps> = {}): Promise<App> {
  return openCurrentDiary(stage({ fetch: server.fetch, random: seeded(seed), ...over }, seed).deps)
}

/** A device of that server whose person is signed in. */
export async function signedIn(server: TestServer, seed = 1, over: Partial<Deps> = {}): Promise<App> {
  const app = await device(server, seed, over)
  await app.account.signIn('sam@example.org', 'long enough')
  return app
}

/** The same with what the device is made of, to open it again or look into it. */
export async function signedInOnStage(server: TestServer): Promise<Stage & { app: App }> {
  const set = stage({ fetch: server.fetch })
  const app = await openCurrentDiary(set.deps)
  await app.account.signIn('sam@example.org', 'long enough')
  return { app, ...set }
}

/** Ids for what a test writes on the server itself. */
export const fixedId = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const moment = { occurred_at: '2026-11-01T10:00:00Z', time_zone: 'UTC' }

/** The texts on a device's timeline. */
export const texts = async (app: App) => (await app.diary.timeline({ limit: 99 })).items.map((v) => v.doc.text).sort()
