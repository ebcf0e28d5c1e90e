import { z } from 'zod'
import { invalidField } from './errors'

export const DEFAULT_LIMIT = 50
export const MAX_LIMIT = 200
/** Rows of a list on one page of the hub: of more, each with its lines, links and menus, a page is heavier than 300 kB. */
export const PAGE_ROWS = 30

/** The query of every list: `?limit=&cursor=`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().max(500).optional(),
})
export type PageQuery = z.infer<typeof pageQuery>

/**
 * The query of a list with filters. A filter that the list does not know is refused by name: ignored, it would give
 * everything, which looks like a result.
 */
export const listQueryOf = <S extends z.ZodRawShape>(filters: S) => {
  const shape = { ...pageQuery.shape, ...filters }
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `This list has no parameter ${issue.keys.map((key) => `"${key.slice(0, 60)}"`).join(', ')}. It has: ${known}.`
        : undefined,
  })
}

export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/** The schema of a list's answer. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() })

/** An opaque cursor from the sort key of the last row. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  btoa(encodeURIComponent(JSON.stringify(key)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/**
 * The sort key in a cursor, checked against its schema.
 * @throws AppError invalid when it is not one that `encodeCursor` made for this list
 */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, key: T): z.infer<T> | undefined {
  if (!cursor) return undefined
  try {
    const text = decodeURIComponent(atob(cursor.replace(/-/g, '+').replace(/_/g, '/')))
    return key.parse(JSON.parse(text))
  } catch {
    throw invalidField('cursor', 'This cursor is not one of this list.')
  }
}

/** Cuts `limit + 1` fetched rows into a page; the extra row only tells that there is a next one. */
export function toPage<R, T>(
  rows: R[],
  limit: number,
  keyOf: (row: R) => readonly (string | number)[],
  toDto: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    data: shown.map(toDto),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  }
}
