import type { Db } from '@/lib/server/db'
import type { ByRung } from './rules-triangulation'

export interface TriangulatedRow {
  id: string
  statement: string
  people: number
  contested: boolean
  byRung: ByRung
  newest: Date | null
}

/** Insights that count, by the people behind them, with the day of their newest piece. */
export const listForTriangulation = (db: Db, limit: number): Promise<TriangulatedRow[]> =>
  db.$queryRaw`
    SELECT i."id", i."statement", i."people", i."contested", i."byRung",
      (SELECT max(e."occurredAt") FROM "InsightEvidence" l JOIN "Evidence" e ON e."id" = l."evidenceId"
       WHERE l."insightId" = i."id" AND l."stance" <> 'context') AS "newest"
    FROM (SELECT * FROM "Insight" WHERE "status" IN ('open', 'resolved') AND "byRung" IS NOT NULL
          ORDER BY "people" DESC, "id" LIMIT ${limit}) i
    ORDER BY i."people" DESC, i."id"`
