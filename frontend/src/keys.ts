import { recall } from './device-memory'

type Actions = Record<string, () => void>

/** The latest first, so that a screen's own keys win over the app's. */
const bound: Actions[] = []

/** A screen that waits for somebody's words: letters typed a moment too early are words too. */
const boxes = 'main :is(textarea, input[type=text])'

/** Single keys do something until the returned function is called. Not where somebody writes, or under a dialog. */
export function onKeys(actions: Actions): () => void {
  bound.unshift(actions)
  return () => void bound.splice(bound.indexOf(actions), 1)
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** Listens for the whole life of the page. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.key !== 'Escape' && (writes(event.target) || document.querySelector(boxes) || recall('keys-off'))) return
    if (document.querySelector('dialog[open]')) return
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const action = bound.find((actions) => name in actions)?.[name]
    if (!action) return
    event.preventDefault()
    action()
  })
}
