import { Prisma, type Db } from '@/lib/server/db'
import { UNNAMED_KINDS } from './repo'
import type { HeardBy } from './rules-ladder'

/** What only researchers read of a small team: of the others, pieces of voices that are not named, since their team is (`ofTheFew`). */
const byResearchers = Prisma.raw(`("audience" <> 'everyone' OR "kind" IN ${UNNAMED_KINDS})`)

/** Per team and rung: how many items since a day, and the last one's day. Anonymous items count only by their team. */
export async function countHeardSince(db: Db, since: Date, before: Date | null = null): Promise<HeardBy[]> {
  return db.$queryRaw<HeardBy[]>`
    SELECT "teamId", "rung", count(*)::int AS "pieces", max("occurredAt") AS "last",
      ${byResearchers} AS "researchersOnly", "ofFew"
    FROM "Evidence" WHERE "teamId" IS NOT NULL AND "occurredAt" >= ${since} AND "rung" <> 'low'
      ${before ? Prisma.sql`AND "occurredAt" < ${before}` : Prisma.empty}
    GROUP BY "teamId", "rung", ${byResearchers}, "ofFew"`
}
