import lexicons from 'content/hints/lexicons.json'
import numbersAt from 'content/hints/model.bin?url'
import { openHints, type Files, type Hints } from './hints'

async function load(): Promise<Files> {
  const [{ default: meta }, answer] = await Promise.all([import('content/hints/model.json'), fetch(numbersAt)])
  if (!answer.ok) throw new Error('The model is not there.')
  return { meta: meta as Files['meta'], numbers: new Uint8Array(await answer.arrayBuffer()) }
}

let opened: Promise<Hints> | undefined

/** The hints, loaded at the first call and kept. Without their model they stay silent, and the next call tries again. Never throws. */
export function loadedHints(): Promise<Hints> {
  const opening = (opened ??= openHints(load, lexicons))
  void opening.then(({ whole }) => {
    if (!whole && opened === opening) opened = undefined
  })
  return opening
}
