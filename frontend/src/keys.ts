import { recall } from './device-memory'

type Actions = Record<string, () => void>

/** The latest first, so that a screen's own keys win over the app's. */
const bound: Actions[] = []

/** Single keys do something until the returned function is called. Not while somebody writes or a dialog is open. */
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
    if (event.key !== 'Escape' && (writes(event.target) || recall('keys-off'))) return
    if (document.querySelector('dialog[open]')) return
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const action = bound.find((actions) => name in actions)?.[name]
    if (!action) return
    event.preventDefault()
    action()
  })
}
