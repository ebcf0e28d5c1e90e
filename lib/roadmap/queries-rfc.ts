import { can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import { itemsByRfc } from './repo'

/** The items that name an RFC, as titles and addresses. */
export async function itemsOfRfc(
  actor: Actor,
  number: number,
): Promise<{ id: string; title: string; href: string; status: string }[]> {
  if (!can(actor, 'roadmap.read')) return []
  const rows = await itemsByRfc(db, [number])
  return rows.map(({ id, title, status, horizon }) => ({
    id,
    title,
    href: paths.item(id),
    status: status === 'open' ? horizon : status,
  }))
}
