import type { RecordView } from '../../store'
import { thisDevice, words } from '../../words'

/** Where one record stands with the server, in words. */
export function standing({ sync }: RecordView): string {
  const said = words.timeline.sync
  return sync === 'local' ? said.local(thisDevice()) : said[sync]
}
