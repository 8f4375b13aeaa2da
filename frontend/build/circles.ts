import type { Plugin } from 'vite'

/** The chunks of a circle of static imports, undefined if there is none: which of them runs first is then chance. */
function circleIn(imports: Map<string, string[]>): string[] | undefined {
  const cleared = new Set<string>()
  const follow = (chunk: string, way: string[]): string[] | undefined => {
    if (way.includes(chunk)) return [...way.slice(way.indexOf(chunk)), chunk]
    if (cleared.has(chunk)) return undefined
    for (const next of imports.get(chunk) ?? []) {
      const circle = follow(next, [...way, chunk])
      if (circle) return circle
    }
    cleared.add(chunk)
    return undefined
  }
  for (const chunk of imports.keys()) {
    const circle = follow(chunk, [])
    if (circle) return circle
  }
  return undefined
}

/** Fails the build when chunks import each other in a circle. */
export function noCircles(): Plugin {
  return {
    name: 'onwards-no-circles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const circle = circleIn(new Map(chunks.map(({ fileName, imports }) => [fileName, imports])))
      if (circle) this.error(`chunks import each other: ${circle.join(' → ')}`)
    },
  }
}
