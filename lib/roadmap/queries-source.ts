import { groupBy } from '@/lib/core/group'
import { insightsOnSource, listSurveysUnder as surveysUnder } from '@/lib/insights/queries-source'
import { db } from '@/lib/server/db'
import { insightIdsOf } from './repo-links'
import { publishedOnInsights } from './repo-source'

export interface ItemsOnSource {
  /** Those that the source speaks for. */
  supported: string[]
  /** Those that it speaks against, or is only the context of. */
  others: string[]
  /** The pieces of the source under these others. */
  evidence: string[]
}

/** Published items that rest on what everyone may read of a source: a survey, an RFC, a session. */
export async function listItemsOnSource(sourceId: string): Promise<ItemsOnSource> {
  const { insights, piecesOn } = await insightsOnSource(db, sourceId)
  if (insights.length === 0) return { supported: [], others: [], evidence: [] }
  const speaksFor = new Set(insights.flatMap((one) => (one.supports ? [one.insightId] : [])))
  const rows = await publishedOnInsights(
    db,
    insights.map((one) => one.insightId),
  )
  const items = [...groupBy(rows, (row) => row.itemId)].map(([itemId, on]) => ({
    itemId,
    insights: on.map((row) => row.insightId),
    supports: on.some((row) => speaksFor.has(row.insightId)),
  }))
  const others = items.filter((item) => !item.supports)
  return {
    supported: items.flatMap((item) => (item.supports ? [item.itemId] : [])),
    others: others.map((item) => item.itemId),
    evidence: await piecesOn([...new Set(others.flatMap((item) => item.insights))]),
  }
}

/** Ids of the surveys whose answers speak for an item, as far as everyone may read them. For callers that have read the item. */
export const listSurveysUnder = async (itemId: string): Promise<string[]> =>
  surveysUnder(db, await insightIdsOf(db, itemId))
