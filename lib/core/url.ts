import { storable } from './input'

/** What a Next page gets as `await searchParams`. */
export type SearchParams = Record<string, string | string[] | undefined>

/** The first value of a parameter, or undefined; what PostgreSQL could not take is left out of it, as of everything that is typed. */
export function param(params: SearchParams, key: string): string | undefined {
  const value = params[key]
  const first = Array.isArray(value) ? value[0] : value
  return first === undefined ? undefined : storable(first)
}

/**
 * The query string (with its `?`, or empty) after some parameters change; `undefined` or '' removes one.
 * Paging starts over unless the change itself is about the cursor.
 */
export function withParams(params: SearchParams, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) {
    if (key in changes || (key === 'cursor' && !('cursor' in changes))) continue
    for (const each of Array.isArray(value) ? value : [value]) if (each) next.append(key, each)
  }
  for (const [key, value] of Object.entries(changes)) if (value) next.append(key, value)
  const query = next.toString()
  return query ? `?${query}` : ''
}
