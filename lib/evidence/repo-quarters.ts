import type { Db } from '@/lib/server/db'
import { from, where, type EvidenceQuery } from './repo'

/** Pieces by the first day of the quarter of a year in which they were heard. */
export async function countRowsByQuarter(db: Db, wanted: EvidenceQuery): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ quarter: string; pieces: number }[]>`
    SELECT to_char(date_trunc('quarter', e."occurredAt"), 'YYYY-MM-DD') AS "quarter", count(*)::int AS "pieces"
    FROM ${from} WHERE ${where(wanted)} GROUP BY 1`
  return new Map(rows.map(({ quarter, pieces }) => [quarter, pieces]))
}
