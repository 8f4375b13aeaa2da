/** What an access token may be allowed: each kind of record with the ways it can be reached. */
export const grants = [
  ['check-ins', ['read', 'write']],
  ['wins', ['read', 'write']],
  ['lessons', ['read', 'write']],
  ['knockbacks', ['read', 'write']],
  ['reframes', ['read', 'write']],
  ['notes', ['read']],
] as const satisfies [kind: string, ways: ('read' | 'write')[]][]
