const SPACE = /\s*/y
const STRING = /"(?:[^"\\]|\\.)*"/y
const PLAIN = /[^\s,\]}]+/y

/** The line of a text in JSON on which the value at a JSON pointer begins; where there is none, that of what holds it. */
export function lineAt(text: string, pointer: string): number {
  let at = skip(text, 0)
  for (const part of pointer.split('/').slice(1)) {
    const inside = memberAt(text, at, part.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (inside === null) break
    at = inside
  }
  return text.slice(0, at).split('\n').length
}

const end = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

const skip = (text: string, at: number): number => end(SPACE, text, at)

/** Where a member's value begins in the object or list at a place. */
function memberAt(text: string, open: number, name: string): number | null {
  const isObject = text[open] === '{'
  let found: number | null = null
  let at = skip(text, open + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key = String(index)
    if (isObject) {
      const to = end(STRING, text, at)
      key = JSON.parse(text.slice(at, to)) as string
      at = skip(text, skip(text, to) + 1)
    }
    // Of a name that stands twice, the last one counts.
    if (key === name) found = at
    at = skip(text, pastValue(text, at))
    if (text[at] === ',') at = skip(text, at + 1)
  }
  return found
}

function pastValue(text: string, from: number): number {
  let at = from
  let depth = 0
  do {
    const sign = text[at]
    if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (sign === '"') at = end(STRING, text, at)
    else if (sign !== undefined && /[^\s,:{}[\]]/.test(sign)) at = end(PLAIN, text, at)
    else at += 1
  } while (depth > 0 && at < text.length)
  return at
}
