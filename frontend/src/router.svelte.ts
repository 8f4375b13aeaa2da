import { tick } from 'svelte'
import { settleAll } from './writing.svelte'
import { home, type RouteRow, type Screen } from './home'
import { loadRestOfWords, words } from './words'

/** The server answers these addresses itself. */
const serversOwn = /^\/(api|assets|docs|problems|s)(\/|$)/

interface Place {
  row: RouteRow
  params: Record<string, string>
  query: URLSearchParams
  /** Path and query. */
  address: string
  /** Undefined when the screen's code could not be fetched. */
  screen: Screen | undefined
  /** Counts up, so that the same screen at another address is made anew. */
  visit: number
}

class Router {
  place = $state.raw<Place>()
  #visit = 0
  /** How many steps of this session lie behind the current one. */
  #depth = 0

  /** Shows the current address and follows links and the Back button from now on. */
  start(): Promise<void> {
    history.replaceState({ depth: this.#depth, ...history.state }, '')
    history.scrollRestoration = 'manual'
    addEventListener('popstate', (event) => {
      const { depth = 0, y = 0 } = (event.state as { depth?: number; y?: number } | null) ?? {}
      this.#depth = depth
      void this.#show(y)
    })
    document.addEventListener('click', (event) => this.#follow(event))
    return this.#show()
  }

  /** Goes to an address of the app. */
  async go(to: string, how: { replace?: boolean } = {}): Promise<void> {
    if (!(await settleAll())) return
    if (!how.replace) {
      history.replaceState({ depth: this.#depth, y: scrollY }, '')
      this.#depth += 1
    }
    history[how.replace ? 'replaceState' : 'pushState']({ depth: this.#depth }, '', to)
    await this.#show()
  }

  /** One step back inside the app; to `otherwise` when the session began here. */
  async back(otherwise = '/'): Promise<void> {
    if (this.#depth > 0) history.back()
    else await this.go(otherwise, { replace: true })
  }

  /** Names the current screen's lasting address without making the screen anew. */
  rename(path: string): void {
    history.replaceState({ depth: this.#depth }, '', path)
    if (this.place) this.place.address = path
  }

  async #show(y = 0): Promise<void> {
    const visit = ++this.#visit
    const url = new URL(location.href)
    const [row, params] = await find(url.pathname)
    // What is being typed becomes an edit before its box goes away; if nothing can be kept, the box stays.
    const [screen, safe] = await Promise.all([load(row), settleAll()])
    if (visit !== this.#visit) return
    if (!safe && this.place) return history.pushState({ depth: ++this.#depth }, '', this.place.address)
    const first = !this.place
    await transition(first, async () => {
      this.place = { row, params, query: url.searchParams, address: url.pathname + url.search, screen, visit }
      await tick()
      scrollTo(0, y)
    })
    if (!first) focusHeading()
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (serversOwn.test(link.pathname) || (link.hash && link.pathname === location.pathname)) return
    event.preventDefault()
    const here = link.pathname + link.search === location.pathname + location.search
    void this.go(link.pathname + link.search, { replace: here })
  }
}

/** Stands in for a screen whose table could not be fetched. */
const unreached: RouteRow = {
  pattern: '*',
  title: () => words.app,
  load: () => Promise.reject(new TypeError('the table of screens could not be fetched')),
}

async function find(path: string): Promise<[RouteRow, Record<string, string>]> {
  if (path === home.pattern) return [home, {}]
  try {
    return (await import('./routes')).find(path)
  } catch {
    return [unreached, {}]
  }
}

async function load(row: RouteRow): Promise<Screen | undefined> {
  try {
    // The first screen's words are here already.
    const [screen] = await Promise.all([row.load(), row.words === 'first' || loadRestOfWords(row.words)])
    return screen.default as Screen
  } catch {
    return undefined
  }
}

async function transition(first: boolean, change: () => Promise<void>): Promise<void> {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (first || still || !('startViewTransition' in document)) return change()
  const running = document.startViewTransition(change)
  // A transition may be skipped (a hidden page, another one begun); the change itself has happened.
  running.ready.catch(() => undefined)
  await running.updateCallbackDone
}

/** Reading starts at the new screen's heading. */
function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading || heading.contains(document.activeElement)) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

export const router = new Router()
