import type { Db, Tx } from '@/lib/server/db'

interface Offered {
  id: string
  statement: string
  people: number
  contested: boolean
}
const offered = { id: true, statement: true, people: true, contested: true } as const

/** Open insights whose statement shares words with a text, those that share the rarest words first; with the words. */
export const likelyInsights = (db: Db, text: string, limit: number): Promise<(Offered & { words: string[] })[]> =>
  db.$queryRaw`
    WITH words AS (
      SELECT DISTINCT lexeme FROM unnest(to_tsvector('english', ${text.slice(0, 2000)})) AS w(lexeme) WHERE length(lexeme) > 2),
    open AS (SELECT "id", "statement", "people", "contested", "createdAt", to_tsvector('english', "statement") AS said
      FROM "Insight" WHERE "status" = 'open'),
    found AS (
      SELECT o."id", w.lexeme FROM words w JOIN open o ON o.said @@ quote_literal(w.lexeme)::tsquery),
    rare AS (SELECT lexeme, ln(1 + (SELECT count(*) FROM open)::float / count(*)) AS weight FROM found GROUP BY lexeme)
    SELECT o."id", o."statement", o."people", o."contested", array_agg(f.lexeme ORDER BY r.weight DESC, f.lexeme) AS "words"
    FROM found f JOIN rare r USING (lexeme) JOIN open o USING ("id")
    GROUP BY o."id", o."statement", o."people", o."contested", o."createdAt"
    ORDER BY sum(r.weight) DESC, o."createdAt" DESC, o."id" LIMIT ${limit}`

export const newestInsights = (db: Db, limit: number): Promise<Offered[]> =>
  db.insight.findMany({
    where: { status: 'open' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: offered,
  })

/** Open insights that hold one of these pieces. */
export const insightsOfPieces = (db: Db, evidenceIds: readonly string[], limit: number): Promise<Offered[]> =>
  evidenceIds.length === 0
    ? Promise.resolve([])
    : db.insight.findMany({
        where: { status: 'open', evidence: { some: { evidenceId: { in: [...evidenceIds] } } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: offered,
      })

/** Deletes an insight that holds nothing but these pieces, is on no item and was made by this person. @returns whether it was */
export async function discardInsight(
  tx: Tx,
  id: string,
  madeById: string,
  evidenceIds: readonly string[],
): Promise<boolean> {
  const { count } = await tx.insight.deleteMany({
    where: {
      id,
      createdById: madeById,
      status: 'open',
      evidence: { every: { OR: [{ evidenceId: { in: [...evidenceIds] } }, { followed: true }] } },
      items: { none: {} },
    },
  })
  return count === 1
}
