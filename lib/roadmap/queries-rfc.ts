import { authorize, can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { itemsByRfc } from './repo'
import { rfcsWithItems } from './repo-reviews'

/** The items that name an RFC, as titles and addresses. */
export async function itemsOfRfc(
  actor: Actor,
  number: number,
): Promise<{ id: string; title: string; href: string; status: string }[]> {
  if (!can(actor, 'roadmap.read')) return []
  const rows = await itemsByRfc(db, [number], seesDrafts(actor))
  return rows.map(({ id, title, status, horizon }) => ({
    id,
    title,
    href: paths.item(id),
    status: status === 'open' ? horizon : status,
  }))
}

/** Of these RFCs, those that an item of the roadmap names: drafts and dropped ones too, since those are decided about. */
export async function plannedRfcs(actor: Actor, numbers: readonly number[]): Promise<Set<number>> {
  authorize(actor, 'roadmap.write')
  return rfcsWithItems(db, numbers)
}
