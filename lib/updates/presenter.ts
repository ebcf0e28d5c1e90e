import { withQuotes } from './rules-quotes'
import type { Update } from './schema'
import type { UpdateRow } from './schema-rows'

/** An update for a reader. @param quotes words of the pieces that its text refers to, as far as this reader may read them */
export const toUpdate = (row: UpdateRow, quotes: ReadonlyMap<string, string>): Update => ({
  ...row,
  body: withQuotes(row.body, quotes),
  publishedAt: row.publishedAt.toISOString(),
})
