import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachCapturedText, eachThemeText } from './repo-texts'

async function* captured(tx: Tx) {
  for await (const { id, sourceTitle, attribution, ...fields } of eachCapturedText(tx))
    yield {
      kind: 'evidence',
      id,
      href: paths.evidenceItem(id),
      fields: { ...fields, source: sourceTitle, 'shown name': attribution },
    }
}

async function* themes(tx: Tx) {
  for await (const { id, label, terms, key } of eachThemeText(tx))
    yield { kind: 'theme', id, href: paths.theme(id), fields: { label: [label, key], terms: [terms.join(' ')] } }
}

/** Which captured pieces and themes hold words that were withdrawn, or a name: what a person must rewrite. */
export const listRemnants = async (tx: Tx, sought: WordSearch): Promise<Remnant[]> => [
  ...(await remnantsIn(captured(tx), sought)),
  ...(await remnantsIn(themes(tx), sought)),
]
