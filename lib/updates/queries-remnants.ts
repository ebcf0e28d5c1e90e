import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import type { Remnant } from '@/lib/server/room'
import { eachReviewText } from './repo-review'
import { eachDraftText, eachText, eachTickNote } from './repo-texts'

/** Which texts of this room hold words that were withdrawn, or a name: what a person must rewrite. */
export async function listRemnants(tx: Tx, sought: WordSearch): Promise<Remnant[]> {
  const remnants: Remnant[] = []
  const look = (of: Omit<Remnant, 'field' | 'found'>, texts: Record<string, string>) => {
    for (const [field, text] of Object.entries(texts)) {
      const found = text ? sought.find(text) : null
      if (found) remnants.push({ ...of, field, found })
    }
  }
  for await (const { id, ...texts } of eachText(tx)) look({ kind: 'update', id, href: paths.update(id) }, texts)
  for await (const { itemId, kind, texts } of eachDraftText(tx))
    look({ kind: 'update draft', id: `${itemId} ${kind}`, href: paths.itemUpdate(itemId, { kind }) }, texts)
  for (const { month, ...texts } of await eachReviewText(tx))
    look({ kind: 'review', id: month, href: paths.updateReview({ month }) }, texts)
  for await (const { itemId, step, note } of eachTickNote(tx))
    look({ kind: 'launch', id: `${itemId} ${step}`, href: paths.item(itemId) }, { note })
  return remnants
}
