/** The named parts of a path if it fits the pattern, otherwise null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const parts = path.replace(/(.)\/+$/, '$1').split('/')
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [i, name] of wanted.entries()) {
    const part = parts[i]!
    if (name.startsWith(':') && part) params[name.slice(1)] = decoded(part)
    else if (name !== part) return null
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
