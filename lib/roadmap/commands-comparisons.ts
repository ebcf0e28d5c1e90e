import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { everyItem, itemsByIds, scoredItems } from './repo'
import { saveComparison } from './repo-comparisons'
import type { ComparisonInput } from './schema-prioritize'

/**
 * Notes which of two open items this person would do first; a second judgement of the same pair replaces the first.
 * @throws AppError not_found, or conflict where one of them is not open
 */
export async function compareItems(
  actor: MaybeActor,
  { a, b, better }: ComparisonInput,
  now: Date,
): Promise<{ saved: true }> {
  const person = authorize(actor, 'roadmap.vote')
  await transaction(async (tx) => {
    const rows = await itemsByIds(tx, seesDrafts(person) ? everyItem : scoredItems, [a, b])
    if (rows.length < 2) throw notFound('One of these items')
    if (rows.some((row) => row.status !== 'open')) throw conflict('Only open items are compared.')
    const swapped = b < a
    const [low, high] = swapped ? [b, a] : [a, b]
    const side = better === 'tie' ? 'tie' : (better === 'a') === swapped ? 'high' : 'low'
    await saveComparison(tx, { personId: person.id, low, high, better: side, at: now })
    await audit(tx, person, 'roadmap.compare', { kind: 'roadmap-item', id: low })
  })
  return { saved: true }
}
