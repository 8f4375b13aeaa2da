import lexicons from 'content/hints/lexicons.json'
import numbersAt from 'content/hints/model.bin?url'
import { openHints, type Files, type Hints } from './hints'

async function load(): Promise<Files> {
  const [{ default: meta }, answer] = await Promise.all([import('content/hints/model.json'), fetch(numbersAt)])
  if (!answer.ok) throw new Error('The model is not there.')
  return { meta: meta as Files['meta'], numbers: new Uint8Array(await answer.arrayBuffer()) }
}

let opened: Promise<Hints> | undefined

/** The hints with their model, loaded at the first call and kept. Without a model they stay silent; never throws. */
export const loadedHints = (): Promise<Hints> => (opened ??= openHints(load, lexicons))
