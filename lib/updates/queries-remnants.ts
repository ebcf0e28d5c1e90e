import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import type { Remnant } from '@/lib/server/room'
import { eachText } from './repo-texts'

/** Which texts of this room hold words that were withdrawn, or a name: what a person must rewrite. */
export async function listRemnants(tx: Tx, sought: WordSearch): Promise<Remnant[]> {
  const remnants: Remnant[] = []
  for await (const { id, ...texts } of eachText(tx)) {
    for (const [field, text] of Object.entries(texts)) {
      const found = text ? sought.find(text) : null
      if (found) remnants.push({ kind: 'update', id, field, href: paths.update(id), found })
    }
  }
  return remnants
}
