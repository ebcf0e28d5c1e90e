import { Prisma, type Db, type Tx } from '@/lib/server/db'

/** Saves which of two items a person would do first, over what they said before. */
export async function saveComparison(
  tx: Tx,
  {
    personId,
    low,
    high,
    better,
    at,
  }: { personId: string; low: string; high: string; better: 'low' | 'high' | 'tie'; at: Date },
): Promise<void> {
  await tx.itemComparison.upsert({
    where: { personId_lowId_highId: { personId, lowId: low, highId: high } },
    create: { personId, lowId: low, highId: high, better, at },
    update: { better, at },
  })
}

const bothOpen = (drafts: boolean) => {
  const visible = drafts ? Prisma.empty : Prisma.sql`AND l."publishedAt" IS NOT NULL AND h."publishedAt" IS NOT NULL`
  return Prisma.sql`FROM "ItemComparison" c JOIN "RoadmapItem" l ON l."id" = c."lowId" JOIN "RoadmapItem" h ON h."id" = c."highId"
    WHERE l."status" = 'open' AND h."status" = 'open' ${visible}`
}

/** What each person said about each pair of open items. */
export async function judgements(
  db: Db,
  drafts: boolean,
): Promise<{ personId: string; lowId: string; highId: string; better: 'low' | 'high' | 'tie' }[]> {
  return db.$queryRaw`
    SELECT c."personId", c."lowId", c."highId", c."better" ${bothOpen(drafts)} ORDER BY c."personId", c."lowId", c."highId"`
}

/** Open items compared least often so far, and the pairs that this person has judged. */
export async function leastCompared(
  db: Db,
  drafts: boolean,
  limit: number,
): Promise<{ id: string; title: string; problem: string }[]> {
  const visible = drafts ? Prisma.empty : Prisma.sql`AND i."publishedAt" IS NOT NULL`
  return db.$queryRaw`
    SELECT i."id", i."title", left(i."problem", 400) AS "problem" FROM "RoadmapItem" i
    WHERE i."status" = 'open' AND i."horizon" <> 'now' ${visible}
    ORDER BY (SELECT count(*) FROM "ItemComparison" c WHERE c."lowId" = i."id" OR c."highId" = i."id"),
      i."rice" DESC, i."id" LIMIT ${limit}`
}

export const judgedBy = (db: Db, personId: string): Promise<{ lowId: string; highId: string }[]> =>
  db.itemComparison.findMany({ where: { personId }, select: { lowId: true, highId: true } })
