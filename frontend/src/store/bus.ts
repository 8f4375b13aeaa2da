import type { Channel } from './app-types'

/** What a write or another tab tells: records of a diary (no ids: all of them), its sync state, or the list of diaries. */
export type News =
  { about: 'records'; diary: string; ids?: string[] } | { about: 'state'; diary: string } | { about: 'diaries' }

/** More ids than this are told as "all". */
const MANY = 200

/** Tells this tab and the others what has changed. */
export class Bus {
  private readonly listeners = new Set<(news: News, own: boolean) => void>()

  constructor(private readonly channel?: Channel) {
    channel?.addEventListener('message', (event) => this.tell(event.data as News, false))
  }

  /** Tells everyone; `ids` beyond a sensible number become "all". */
  publish(news: News): void {
    const short = news.about === 'records' && news.ids && news.ids.length > MANY ? { ...news, ids: undefined } : news
    this.tell(short, true)
    this.channel?.postMessage(short)
  }

  /** `own` says whether the news came from this tab. */
  subscribe(listener: (news: News, own: boolean) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(news: News, own: boolean): void {
    for (const listener of [...this.listeners]) listener(news, own)
  }
}
