import { groupBy } from '@/lib/core/group'
import { linksOfSource, listSurveysUnder as surveysUnder } from '@/lib/insights/queries-source'
import { db } from '@/lib/server/db'
import { insightIdsOf } from './repo-links'
import { publishedOnInsights } from './repo-source'

export interface ItemOnSource {
  itemId: string
  /** Whether the source speaks for the item; otherwise it speaks against it, or is only its context. */
  supports: boolean
  /** The pieces of the source under it. */
  evidence: string[]
}

/** Published items that rest on what everyone may read of a source: a survey, an RFC, a session. */
export async function listItemsOnSource(sourceId: string): Promise<ItemOnSource[]> {
  const links = await linksOfSource(db, sourceId)
  if (links.length === 0) return []
  const rows = await publishedOnInsights(db, [...new Set(links.map((link) => link.insightId))])
  const byInsight = groupBy(links, (link) => link.insightId)
  return [...groupBy(rows, (row) => row.itemId)].map(([itemId, on]) => {
    const all = on.flatMap((row) => byInsight.get(row.insightId) ?? [])
    return {
      itemId,
      supports: all.some((link) => link.stance === 'supports'),
      evidence: [...new Set(all.map((link) => link.evidenceId))],
    }
  })
}

/** Ids of the surveys whose answers speak for an item, as far as everyone may read them. For callers that have read the item. */
export const listSurveysUnder = async (itemId: string): Promise<string[]> =>
  surveysUnder(db, await insightIdsOf(db, itemId))
