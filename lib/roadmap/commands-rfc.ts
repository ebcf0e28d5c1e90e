import { outcomeOf } from '@/lib/rfcs/queries-decision'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { itemsByRfc, itemsNoted } from './repo'

const action = 'roadmap.rfc-decided'

/** Puts the decisions on RFCs into the history of the items that name them. Safe to repeat: each decision is noted once. */
export async function noteDecisions({ ids }: { ids: string[] }): Promise<void> {
  for (const id of ids) {
    const decided = await outcomeOf(id)
    if (!decided) continue
    await transaction(async (tx) => {
      const items = await itemsByRfc(tx, [decided.number], true)
      const noted = await itemsNoted(
        tx,
        action,
        items.map((item) => item.id),
        decided.at,
      )
      for (const item of items.filter((one) => !noted.has(one.id))) {
        await audit(
          tx,
          null,
          action,
          { kind: 'roadmap-item', id: item.id },
          { rfc: decided.number, outcome: decided.outcome, at: decided.at },
        )
      }
    })
  }
}
