import { textsIn } from '@/lib/core/text/texts-in'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Remnant } from './room'

/** Large texts are held so many at a time. */
const PAGE = 200

/**
 * All rows of a table in the order of a key, a page at a time.
 * @param read rows after a key, at most so many
 * @param keyOf the key of a row
 */
export async function* pages<Row, Key>(
  first: Key,
  read: (after: Key, take: number) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row> {
  let after = first
  for (;;) {
    const rows = await read(after, PAGE)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = keyOf(last)
  }
}

/** The texts of one thing, by the name that a reader knows them by. */
export interface Texts extends Pick<Remnant, 'kind' | 'id' | 'href'> {
  fields: Readonly<Record<string, unknown>>
}

/** Which texts of these things hold words that were withdrawn, or a name; lists and objects are looked into. */
export async function remnantsIn(things: AsyncIterable<Texts>, sought: WordSearch): Promise<Remnant[]> {
  const remnants: Remnant[] = []
  for await (const { fields, ...place } of things) {
    for (const [field, value] of Object.entries(fields)) {
      const found = sought.find(textsIn(value).join('\n'))
      if (found) remnants.push({ ...place, field, found })
    }
  }
  return remnants
}
