import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachOutcomeText } from './repo-texts'

async function* outcomes(tx: Tx) {
  for await (const { itemId, note } of eachOutcomeText(tx))
    yield { kind: 'outcome', id: itemId, href: paths.item(itemId), fields: { note } }
}

/** Which outcomes of items hold words that were withdrawn, or a name: what a person must rewrite. */
export const listRemnants = (tx: Tx, sought: WordSearch): Promise<Remnant[]> => remnantsIn(outcomes(tx), sought)
