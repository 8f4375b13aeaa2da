/** One plain address: nothing in it can end it, add another one or begin a header. */
const ADDRESS =
  /^[^\s\p{C}"'(),/:;<=>?@[\\\]%&#|`]+@[^\s\p{C}"'(),/:;<=>?@[\\\]%&#|`.]+(?:\.[^\s\p{C}"'(),/:;<=>?@[\\\]%&#|`.]+)+$/u

/** Longer than this, in characters of the address, some mail apps cut it short. */
const LONG = 2_000

export interface Mail {
  to: string
  subject: string
  body: string
}

/** Whether a mail can go there; without an address the mail app asks for one. */
export const isAddress = (to: string): boolean => to.trim() === '' || (to.length <= 254 && ADDRESS.test(to.trim()))

/** Half a character and what no text holds would not survive the way. */
const clean = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** The link that opens the mail app with all of it filled in; null for an address that is none. */
export function mailto({ to, subject, body }: Mail): string | null {
  if (!isAddress(to)) return null
  const head = encoded(to.trim()).replace('%40', '@')
  const lines = body.split(/\r\n|[\n\r\u2028\u2029]/).map(clean)
  return `mailto:${head}?subject=${encoded(clean(subject.replace(/\s+/gu, ' ')).trim())}&body=${encoded(lines.join('\r\n'))}`
}

export const isLong = (link: string): boolean => link.length > LONG
