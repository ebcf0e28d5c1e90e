import { AppError } from './errors'

const MAX_DEPTH = 32

/** Text that PostgreSQL can store: no NUL, no half of a surrogate pair. Everything else stays as it was typed. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/**
 * Makes every string in a parsed body storable, keys too, before any schema sees it.
 * @throws AppError malformed when it is nested deeper than anything the hub takes
 */
export function storableDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (value === null || typeof value !== 'object') return value
  if (depth >= MAX_DEPTH) throw new AppError('malformed', `The body is nested deeper than ${MAX_DEPTH} levels.`)
  if (Array.isArray(value)) return value.map((item) => storableDeep(item, depth + 1))
  // A posted file is an object too, and stays what it is.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storable(key), storableDeep(item, depth + 1)]))
}
