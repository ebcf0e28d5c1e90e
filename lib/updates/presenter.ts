import type { Update } from './schema'
import type { UpdateRow } from './schema-rows'

/** An update for a reader. */
export const toUpdate = (row: UpdateRow): Update => ({ ...row, publishedAt: row.publishedAt.toISOString() })
