import type { Db } from '@/lib/server/db'
import { COUNTING_STATUSES } from './rules'

const counting = { status: { in: [...COUNTING_STATUSES] } }

/** An insight that counts and stands on pieces of some source. */
export interface SourceInsight {
  insightId: string
  /** Whether any of the pieces supports it. */
  supports: boolean
}

const ofSource = (sourceId: string, others: readonly string[]) => ({
  OR: [{ evidence: { sourceId, audience: 'everyone' } }, { evidenceId: { in: [...others] } }],
})

/** Insights that count on pieces of a source that everyone may read, and some others: thousands of pieces may be of one survey. */
export async function insightsOnPieces(db: Db, sourceId: string, others: readonly string[]): Promise<SourceInsight[]> {
  const rows = await db.insightEvidence.groupBy({
    by: ['insightId', 'stance'],
    where: { insight: counting, ...ofSource(sourceId, others) },
    orderBy: { insightId: 'asc' },
  })
  const supported = new Set(rows.flatMap((row) => (row.stance === 'supports' ? [row.insightId] : [])))
  return [...new Set(rows.map((row) => row.insightId))].map((insightId) => ({
    insightId,
    supports: supported.has(insightId),
  }))
}

/** Which of these pieces some insights stand on. */
export async function piecesOn(
  db: Db,
  sourceId: string,
  others: readonly string[],
  insightIds: readonly string[],
): Promise<string[]> {
  if (insightIds.length === 0) return []
  const rows = await db.insightEvidence.findMany({
    where: { insightId: { in: [...insightIds] }, ...ofSource(sourceId, others) },
    select: { evidenceId: true },
    distinct: ['evidenceId'],
    orderBy: { evidenceId: 'asc' },
  })
  return rows.map((row) => row.evidenceId)
}

/** Those of some insights that count. */
export async function countingOf(db: Db, insightIds: readonly string[]): Promise<string[]> {
  const rows = await db.insight.findMany({ where: { id: { in: [...insightIds] }, ...counting }, select: { id: true } })
  return rows.map((row) => row.id)
}
