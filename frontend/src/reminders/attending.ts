import { router } from '../router.svelte'
import { session } from '../session.svelte'
import { push } from './push.svelte'
import { rememberedKinds, reminders } from './rules'

/** Whoever writes is not interrupted. */
const writing = 'textarea, input:is([type=text], [type=email], [type=search], :not([type]))'

/** Whether this device has just kept something that will be due. */
async function brings(ids: string[]): Promise<boolean> {
  const now = Date.now()
  for (const id of ids) {
    const view = await session.diary.get(id)
    if (!view || view.binned_at || view.sync === 'synced' || !rememberedKinds.includes(view.type)) continue
    if (view.doc.look_backs || reminders([view]).some(({ at }) => Date.parse(at) > now)) return true
  }
  return false
}

/** Offers reminders after something was kept that they are for, but for where they are chosen anyway. Answers with what ends it. */
export function offerAfterSaves(): () => void {
  let due = false
  const offer = () => {
    const settingsUp = router.place?.row.pattern === '/you/reminders'
    if (!due || settingsUp || document.activeElement?.matches(writing)) return
    due = false
    push.offerOnce()
  }
  const afterwards = () => setTimeout(offer)
  document.addEventListener('focusout', afterwards)
  const stop = session.diary.subscribe(async (change) => {
    if (change === 'all' || push.reach !== 'off') return
    due ||= await brings(change.ids)
    offer()
  })
  return () => {
    stop()
    document.removeEventListener('focusout', afterwards)
  }
}

/** Goes where a tapped notification leads. Answers with what ends it. */
export function followNotifications(): () => void {
  const { serviceWorker } = navigator
  const follow = ({ data }: MessageEvent<{ type: string; path: string }>) => {
    if (data.type === 'open') void router.go(data.path)
  }
  serviceWorker?.addEventListener('message', follow)
  return () => serviceWorker?.removeEventListener('message', follow)
}
