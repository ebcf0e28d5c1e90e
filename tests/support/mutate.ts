/** Where a JSON value has strings. */
export function stringPaths(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [at]
  if (Array.isArray(value)) return value.flatMap((item, index) => stringPaths(item, [...at, index]))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => stringPaths(item, [...at, key]))
  return []
}

/** The value with another one at a path; nothing is changed in place. */
export function withAt(value: unknown, [key, ...rest]: readonly (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withAt(item, rest, replacement) : (item as unknown)))
  const object = value as Record<string, unknown>
  return { ...object, [key]: withAt(object[key], rest, replacement) }
}
