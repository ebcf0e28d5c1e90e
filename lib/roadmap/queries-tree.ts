import { can, type Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { listLooseItems, listTreeItems, type TreeItem } from './repo-tree'

/** Of these items, those that this actor may know, with the insights they rest on. */
export async function listItemsWithInsights(actor: Actor, ids: readonly string[]): Promise<TreeItem[]> {
  return can(actor, 'roadmap.read') ? listTreeItems(db, ids, seesDrafts(actor)) : []
}

/** Open items that rest on no insight or are to move no metric, of those that this actor may know; the newest first. */
export async function listItemsWithout(
  actor: Actor,
  limit: number,
): Promise<{ id: string; title: string; lacks: ('outcome' | 'insight')[] }[]> {
  if (!can(actor, 'roadmap.read')) return []
  const rows = await listLooseItems(db, limit, seesDrafts(actor))
  return rows.map(({ id, title, measured, insights }) => ({
    id,
    title,
    lacks: [...(measured ? [] : (['outcome'] as const)), ...(insights > 0 ? [] : (['insight'] as const))],
  }))
}
