import { withQuotes } from './rules-quotes'
import type { Update } from './schema'
import type { UpdateRow } from './schema-rows'

/** Every text of an update, for what looks through all of them. */
export const textsOf = (row: Pick<UpdateRow, 'body' | 'texts' | 'opposed'>): string[] => [
  row.body,
  ...Object.values(row.texts).map((text) => text.body),
  row.opposed,
]

/**
 * An update for a reader, without the text for people who said the opposite.
 * @param quotes words of the pieces that its texts refer to, as far as this reader may read them
 */
export const toUpdate = ({ opposed: _, ...row }: UpdateRow, quotes: ReadonlyMap<string, string>): Update => ({
  ...row,
  body: withQuotes(row.body, quotes),
  texts: Object.fromEntries(
    Object.entries(row.texts).map(([audience, text]) => [
      audience,
      { title: text.title || row.title, body: withQuotes(text.body, quotes) },
    ]),
  ),
  publishedAt: row.publishedAt.toISOString(),
})
