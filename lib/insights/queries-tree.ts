import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listRowsOfIds, listRowsOnNoItem } from './repo-tree'
import { standingOf } from './rules'
import type { InsightStanding } from './schema'
import type { InsightRow } from './schema-rows'

/** An insight as a leaf of a tree. */
export interface LeafInsight {
  id: string
  statement: string
  people: number
  standing: InsightStanding
  kind: InsightRow['kind']
}

const toLeaf = (row: InsightRow): LeafInsight => ({
  id: row.id,
  statement: row.statement,
  people: row.people,
  standing: standingOf(row),
  kind: row.kind,
})

/** These insights, by their last count; in no order. */
export async function listInsightsByIds(actor: MaybeActor, ids: readonly string[]): Promise<LeafInsight[]> {
  authorize(actor, 'insight.read')
  return (await listRowsOfIds(db, ids)).map(toLeaf)
}

/** Insights that hold and are on no item, those of most people first. */
export async function listLooseInsights(actor: MaybeActor, limit: number): Promise<LeafInsight[]> {
  authorize(actor, 'insight.read')
  return (await listRowsOnNoItem(db, limit)).map(toLeaf)
}
