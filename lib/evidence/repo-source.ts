import type { Db } from '@/lib/server/db'

/** The pieces that stand for pieces of a source that everyone may read and that were merged with them. */
export async function mergedPiecesOf(db: Db, sourceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ keptId: string }[]>`SELECT DISTINCT "sameAsId" AS "keptId" FROM "Evidence"
    WHERE "sourceId" = ${sourceId} AND "audience" = 'everyone' AND "sameAsId" IS NOT NULL`
  return rows.map((row) => row.keptId)
}

/** Surveys whose answers, as far as everyone may read them, support any of these insights; each once. */
export async function surveysUnder(db: Db, insightIds: readonly string[]): Promise<string[]> {
  const rows = await db.evidence.findMany({
    where: {
      audience: 'everyone',
      kind: { in: ['answer', 'survey-result'] },
      sourceId: { not: null },
      insights: { some: { insightId: { in: [...insightIds] }, stance: 'supports' } },
    },
    select: { sourceId: true },
    distinct: ['sourceId'],
    orderBy: { sourceId: 'asc' },
  })
  return rows.flatMap((row) => row.sourceId ?? [])
}
