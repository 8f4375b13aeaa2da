import { known } from './known'

/** How much wants to be looked at now. */
export async function dueNow(): Promise<number> {
  const now = Date.now()
  return (await known(now)).filter(({ at }) => Date.parse(at) <= now).length
}
