import type { App, Diary, SyncStatus } from './store'

/** The open diary and how it stands with the server, for every component. */
class Session {
  app = $state.raw<App>()
  /** Another one after somebody else signed in, a wipe or a deletion. */
  #diary = $state.raw<Diary>()
  status = $state.raw<SyncStatus>({ state: 'local', waiting: 0, needsYou: 0, lastSynced: null })

  /** The open diary. Screens are only made once there is one. */
  get diary(): Diary {
    if (!this.#diary) throw new Error('the diary is not open yet')
    return this.#diary
  }

  open(app: App): void {
    this.app = app
    this.#diary = app.diary
    app.onDiary((diary) => (this.#diary = diary))
    this.status = app.status.get()
    app.status.subscribe((status) => (this.status = status))
  }
}

export const session = new Session()
