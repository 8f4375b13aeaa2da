import { Offline, Refused } from '../../store'
import { words } from '../../words'

/** What the server checked when it says that two things do not go together. */
export type Checked = 'credentials' | 'code' | 'password'

/** Why a call to the server came to nothing, in plain words. */
export function troubleOf(error: unknown, checked: Checked = 'credentials'): string {
  const { trouble } = words.account
  if (error instanceof Offline) return trouble.offline
  if (!(error instanceof Refused)) return trouble.other
  switch (error.code) {
    case 'wrong-credentials':
      return trouble[`wrong-${checked}`]
    case 'too-many-requests':
      return trouble[error.code](trouble.minutes(Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60))))
    case 'account-exists':
    case 'signed-out':
    case 'account-deleted':
    case 'limit-reached':
    case 'invalid':
      return trouble[error.code]
    default:
      return trouble.other
  }
}
