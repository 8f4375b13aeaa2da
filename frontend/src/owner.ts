import { session } from './session.svelte'
import { isOver, type User } from './store'

/** Whose diary is open, null for nobody's; asked again whenever its standing with the server changes. */
export function owner(): User | null {
  void session.status
  return session.diary.owner
}

/** Whether calls to the server can be made as the owner. */
export const signedIn = (): boolean => owner() !== null && !isOver(session.status.state)

/** Whether the server said that the owner's account is gone. */
export const accountDeleted = (): boolean => session.status.state === 'account-deleted'
