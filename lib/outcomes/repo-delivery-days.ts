import { z } from 'zod'
import type { Db } from '@/lib/server/db'
import type { Range } from './rules-range'

export interface DeliveryAsked {
  teamId: string | null
  service: string | null
  range: Range
}

const number = z.number().int()
const dayRow = z.object({
  place: number,
  at: z.date(),
  deployments: number,
  says: number,
  failed: number,
  saysUnplanned: number,
  unplanned: number,
  leads: number,
  leadSeconds: z.number(),
  recoveries: number,
  recoverySeconds: z.number(),
})
export type DeliveryDayRow = z.output<typeof dayRow>

const inputOf = (asked: readonly DeliveryAsked[]): string =>
  JSON.stringify(asked.map(({ range, ...filter }, place) => ({ place, ...filter, from: range.from, to: range.to })))

/** Deployments and failures by UTC day, for several askings in one statement, as `deliveryFacts` counts them. */
export async function listDeliveryDays(db: Db, asked: readonly DeliveryAsked[]): Promise<DeliveryDayRow[]> {
  if (asked.length === 0) return []
  return dayRow.array().parse(
    await db.$queryRaw<unknown[]>`WITH a AS (SELECT * FROM jsonb_to_recordset(${inputOf(asked)}::jsonb)
        AS a("place" int, "teamId" text, "service" text, "from" timestamptz, "to" timestamptz)),
      e AS (SELECT a."place", e.* FROM a JOIN "DeliveryEvent" e ON e."at" >= a."from" AND e."at" < a."to"
        AND (a."teamId" IS NULL OR e."teamId" = a."teamId") AND (a."service" IS NULL OR e."service" = a."service")),
      i AS (SELECT "deploymentId", max("resolvedAt") AS "last", bool_or("resolvedAt" IS NULL) AS "open"
        FROM "DeliveryEvent" WHERE "kind" = 'incident' AND "deploymentId" IS NOT NULL GROUP BY 1),
      d AS (SELECT e."place", e."at", e."commitAt", e."unplanned", e."failed" IS NOT NULL OR i."deploymentId" IS NOT NULL AS "says",
          coalesce(e."failed", false) OR i."deploymentId" IS NOT NULL AS "failed",
          CASE WHEN i."open" THEN NULL ELSE greatest(i."last", e."resolvedAt") END AS "restoredAt"
        FROM e LEFT JOIN i ON i."deploymentId" = e."id" WHERE e."kind" = 'deployment'),
      f AS (SELECT "place", "at", extract(epoch FROM "restoredAt" - "at")::float8 AS "seconds" FROM d WHERE "failed"
        UNION ALL SELECT "place", "at", extract(epoch FROM "resolvedAt" - "at")::float8 FROM e
          WHERE "kind" = 'incident' AND NOT EXISTS (SELECT 1 FROM "DeliveryEvent" o
            WHERE o."kind" = 'deployment' AND o."id" = e."deploymentId")),
      x AS (SELECT "place", "at", 1 AS "deployments", "says"::int AS "says", "failed"::int AS "failed",
          ("unplanned" IS NOT NULL)::int AS "saysUnplanned", coalesce("unplanned", false)::int AS "unplanned",
          ("commitAt" IS NOT NULL AND "commitAt" <= "at")::int AS "leads",
          CASE WHEN "commitAt" <= "at" THEN extract(epoch FROM "at" - "commitAt")::float8 ELSE 0 END AS "leadSeconds",
          0 AS "recoveries", 0::float8 AS "recoverySeconds" FROM d
        UNION ALL SELECT "place", "at", 0, 0, 0, 0, 0, 0, 0, 1, "seconds" FROM f WHERE "seconds" >= 0)
    SELECT "place", date_trunc('day', "at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS "at", sum("deployments")::int AS "deployments",
      sum("says")::int AS "says", sum("failed")::int AS "failed", sum("saysUnplanned")::int AS "saysUnplanned",
      sum("unplanned")::int AS "unplanned", sum("leads")::int AS "leads", sum("leadSeconds") AS "leadSeconds",
      sum("recoveries")::int AS "recoveries", sum("recoverySeconds") AS "recoverySeconds"
    FROM x GROUP BY 1, 2 ORDER BY 1, 2`,
  )
}

/** When the first deployment of each asking was, whatever its range; null without one. */
export async function listFirstDeployments(db: Db, asked: readonly DeliveryAsked[]): Promise<(Date | null)[]> {
  if (asked.length === 0) return []
  const rows = await db.$queryRaw<{ place: number; at: Date | null }[]>`
    SELECT a."place", (SELECT min(e."at") FROM "DeliveryEvent" e WHERE e."kind" = 'deployment'
      AND (a."teamId" IS NULL OR e."teamId" = a."teamId") AND (a."service" IS NULL OR e."service" = a."service")) AS "at"
    FROM jsonb_to_recordset(${inputOf(asked)}::jsonb) AS a("place" int, "teamId" text, "service" text)`
  const at = new Map(rows.map((row) => [row.place, row.at]))
  return asked.map((_, place) => at.get(place) ?? null)
}
