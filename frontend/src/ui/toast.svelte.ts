export interface Notice {
  text: string
  /** What the person can do about it. */
  action?: { text: string; run(): void | Promise<void> }
}

/** How long a notice without an action stays, in milliseconds; one with an action stays longer. */
const stay = { plain: 5_000, action: 12_000 }

class Toast {
  notice = $state.raw<Notice | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Says something in passing; it is also read aloud. */
  show(notice: Notice): void {
    clearTimeout(this.#timer)
    this.notice = notice
    this.#timer = setTimeout(() => this.hide(), notice.action ? stay.action : stay.plain)
  }

  hide(): void {
    clearTimeout(this.#timer)
    this.notice = null
  }
}

export const toast = new Toast()
