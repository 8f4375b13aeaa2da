import type { App, Deps } from './types'

/** Opens the current diary of this device, making the first one if there is none. */
export function openCurrentDiary(deps: Deps): Promise<App> {
  return Promise.reject(new Error(`no diary yet at ${deps.now()}`))
}
