import type { Db } from '@/lib/server/db'
import { COUNTING_STATUSES } from './rules'
import type { Stance } from './schema'

const counting = { status: { in: [...COUNTING_STATUSES] } }

/** What a piece of some source says to an insight that counts. */
export interface SourceLink {
  insightId: string
  evidenceId: string
  stance: Stance
}

/** How pieces of a source that everyone may read, and some others, are linked to insights that count. */
export async function linksOfPiecesOf(db: Db, sourceId: string, others: readonly string[]): Promise<SourceLink[]> {
  const rows = await db.insightEvidence.findMany({
    where: {
      insight: counting,
      OR: [{ evidence: { sourceId, audience: 'everyone' } }, { evidenceId: { in: [...others] } }],
    },
    select: { insightId: true, evidenceId: true, stance: true },
    orderBy: [{ insightId: 'asc' }, { evidenceId: 'asc' }],
  })
  // The column's CHECK keeps it one of these.
  return rows.map((row) => ({ ...row, stance: row.stance as Stance }))
}

/** Those of some insights that count. */
export async function countingOf(db: Db, insightIds: readonly string[]): Promise<string[]> {
  const rows = await db.insight.findMany({ where: { id: { in: [...insightIds] }, ...counting }, select: { id: true } })
  return rows.map((row) => row.id)
}
