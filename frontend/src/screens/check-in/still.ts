import { tick } from 'svelte'

/**
 * Keeps the row where it stands in the window while the part above it changes: that part never gets lower than it was,
 * grows by whole pixels only, and the page scrolls by as much.
 */
export class Still {
  /** How high the part above was before anything opened in it, in pixels. */
  #height: number | undefined
  #up = false

  constructor(
    private readonly row: HTMLElement,
    private readonly above: HTMLElement,
  ) {}

  /** Call before the screen changes; `up` says whether something is open after it. */
  async change(up: boolean): Promise<void> {
    const before = this.row.getBoundingClientRect().top
    if (!up) this.#height = undefined
    // How high it was is unknown when the window got another size in between.
    else if (!this.#up) this.#height = this.above.getBoundingClientRect().height
    this.#up = up
    this.#pin(0)
    await tick()
    if (this.#height !== undefined) this.#pin(Math.ceil(this.above.getBoundingClientRect().height - this.#height))
    const moved = this.row.getBoundingClientRect().top - before
    if (moved) scrollBy({ top: moved, behavior: 'instant' })
  }

  /** The window has another size: what was measured counts no more. */
  forget(): void {
    this.#height = undefined
    this.#pin(0)
  }

  #pin(more: number): void {
    this.above.style.minBlockSize = this.#height === undefined ? '' : `${this.#height + more}px`
  }
}
