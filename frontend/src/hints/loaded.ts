import lexicons from 'content/hints/lexicons.json'
import numbersAt from 'content/hints/model.bin?url'
import metaAt from 'content/hints/model.json?url'
import { openHints, type Files, type Hints } from './hints'

async function got(address: string): Promise<Response> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('The model is not there.')
  return answer
}

async function load(): Promise<Files> {
  const [meta, numbers] = await Promise.all([got(metaAt), got(numbersAt)])
  return { meta: (await meta.json()) as Files['meta'], numbers: new Uint8Array(await numbers.arrayBuffer()) }
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
