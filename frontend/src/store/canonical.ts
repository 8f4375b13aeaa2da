/** A copy whose keys are in order at every depth, so that equal values have equal JSON. */
export function ordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(ordered) as T
  if (typeof value !== 'object' || value === null) return value
  const source = value as Record<string, unknown>
  return Object.fromEntries(
    Object.keys(source)
      .sort()
      .map((key) => [key, ordered(source[key])]),
  ) as T
}

/** Whether two JSON values are equal; null, absent, empty text and empty list all say "not set". */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(settled(a))) === JSON.stringify(ordered(settled(b)))
}

const settled = (value: unknown): unknown => (isUnset(value) ? null : value)

/** Whether a value says "not set". */
export const isUnset = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
