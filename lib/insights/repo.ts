import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import type { Db, Prisma, Tx } from '@/lib/server/db'
import type { Agrees, InsightFilter, InsightStatus, Link, Stance } from './schema'
import {
  insightRowSchema,
  linkRowSchema,
  standingSchema,
  type InsightRow,
  type LinkRow,
  type Standing,
} from './schema-rows'
import type { Score, TeamSize } from './rules-score'

/** Teams with their headcounts: the population of every insight. */
export const teamSizes = (db: Db): Promise<TeamSize[]> =>
  db.team.findMany({ select: { id: true, name: true, headcount: true, platform: true }, orderBy: { name: 'asc' } })

/** Insights in list order, from after the cursor's key. */
export async function listInsightRows(
  db: Db,
  filter: InsightFilter,
  after: readonly [string | number, string] | undefined,
  limit: number,
): Promise<InsightRow[]> {
  const where: Prisma.InsightWhereInput[] = []
  if (filter.status) where.push({ status: filter.status })
  if (filter.contested) where.push({ contested: filter.contested === 'yes' })
  if (filter.q) where.push({ statement: { contains: filter.q, mode: 'insensitive' } })
  if (after && filter.sort === 'confidence') {
    const confidence = Number(after[0])
    where.push({ OR: [{ confidence: { lt: confidence } }, { confidence, id: { lt: after[1] } }] })
  } else if (after) {
    const createdAt = new Date(after[0])
    where.push({ OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: after[1] } }] })
  }
  const first = filter.sort === 'confidence' ? { confidence: 'desc' as const } : { createdAt: 'desc' as const }
  const rows = await db.insight.findMany({ where: { AND: where }, orderBy: [first, { id: 'desc' }], take: limit })
  return insightRowSchema.array().parse(rows)
}

/** How many insights wait for a resolution. */
export const contestedInAll = (db: Db): Promise<number> => db.insight.count({ where: { contested: true } })

const insightWithItems = insightRowSchema.extend({
  items: z.array(
    z.object({ item: z.object({ id: z.string(), title: z.string(), horizon: z.string(), status: z.string() }) }),
  ),
})

export async function findInsight(db: Db, id: string) {
  const row = await db.insight.findUnique({
    where: { id },
    include: { items: { select: { item: { select: { id: true, title: true, horizon: true, status: true } } } } },
  })
  return row && insightWithItems.parse(row)
}

export const statementsOf = (db: Db, ids: readonly string[]) =>
  db.insight.findMany({ where: { id: { in: [...ids] } }, select: { id: true, statement: true } })

export async function insightsOfPiece(
  db: Db,
  evidenceId: string,
): Promise<{ id: string; statement: string; stance: Stance }[]> {
  const links = await db.insightEvidence.findMany({
    where: { evidenceId },
    select: { stance: true, insight: { select: { id: true, statement: true } } },
    orderBy: { addedAt: 'asc' },
  })
  return links.map(({ insight, stance }) => ({ ...insight, stance: stance as Stance }))
}

export const personName = async (db: Db, id: string | null): Promise<string | null> =>
  id ? ((await db.person.findUnique({ where: { id }, select: { name: true } }))?.name ?? null) : null

export async function insertInsight(tx: Tx, statement: string, createdById: string): Promise<string> {
  const { id } = await tx.insight.create({ data: { id: newId(), statement, createdById }, select: { id: true } })
  return id
}

/** Changes an insight whose status is still `from`. @returns whether it was there */
export async function updateInsight(
  tx: Tx,
  id: string,
  from: InsightStatus,
  data: Prisma.InsightUpdateManyMutationInput & { resolvedById?: string | null },
): Promise<boolean> {
  return (await tx.insight.updateMany({ where: { id, status: from }, data })).count === 1
}

/** The status of an insight, its row locked until the transaction ends. */
export async function lockInsight(tx: Tx, id: string): Promise<InsightStatus | null> {
  const [row] = await tx.$queryRaw<unknown[]>`SELECT "status" FROM "Insight" WHERE "id" = ${id} FOR UPDATE`
  return row === undefined
    ? null
    : insightRowSchema.shape.status.parse(z.object({ status: z.string() }).parse(row).status)
}

/** A link that was checked: `agrees` is set for survey results and null for all else. */
export type CheckedLink = Pick<Link, 'id' | 'stance'> & { agrees: Agrees | null }

/** Links pieces; one that is linked already takes the new stance, and the time of it where it differs. */
export async function upsertLinks(
  tx: Tx,
  insightId: string,
  links: readonly CheckedLink[],
  addedById: string,
  now: Date,
): Promise<void> {
  const rows = links.map((link) => ({ evidenceId: link.id, stance: link.stance, agrees: link.agrees }))
  await tx.$executeRaw`
    INSERT INTO "InsightEvidence" AS l ("insightId", "evidenceId", "stance", "agrees", "addedById", "addedAt")
    SELECT ${insightId}, r."evidenceId", r."stance", r."agrees", ${addedById}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("evidenceId" text, "stance" text, "agrees" text)
    ON CONFLICT ("insightId", "evidenceId") DO UPDATE SET "stance" = EXCLUDED."stance", "agrees" = EXCLUDED."agrees",
      "addedAt" = CASE WHEN l."stance" = EXCLUDED."stance" THEN l."addedAt" ELSE EXCLUDED."addedAt" END`
}

export async function deleteLink(tx: Tx, insightId: string, evidenceId: string): Promise<boolean> {
  return (await tx.insightEvidence.deleteMany({ where: { insightId, evidenceId } })).count === 1
}

/** Every link of the given insights, oldest first. */
export async function linksOf(db: Db, insightIds: readonly string[]): Promise<LinkRow[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT "insightId", "evidenceId", "stance", "agrees", "addedAt" FROM "InsightEvidence"
    WHERE "insightId" = ANY(${insightIds}) ORDER BY "addedAt", "evidenceId"`
  return linkRowSchema.array().parse(rows)
}

/** Locks insights in one order, so that two counts of the same ones cannot wait for each other. @returns those there */
export async function lockInsights(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT "id", "status", "resolvedAt" FROM "Insight" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  const read = standingSchema.extend({ id: z.string() }).array().parse(rows)
  return new Map(read.map((row) => [row.id, row]))
}

/** Stores scores, in one statement. */
export async function storeScores(tx: Tx, scores: ReadonlyMap<string, Score>, now: Date): Promise<void> {
  const rows = [...scores].map(([id, score]) => ({
    id,
    people: score.breadth.people,
    teams: score.breadth.teams,
    ...score.rungs,
    supports: score.supports,
    contradicts: score.contradicts,
    confidence: score.confidence,
    contested: score.contested,
  }))
  await tx.$executeRaw`
    UPDATE "Insight" i SET "people" = r."people", "teams" = r."teams", "low" = r."low", "medium" = r."medium",
      "high" = r."high", "supports" = r."supports", "contradicts" = r."contradicts", "confidence" = r."confidence",
      "contested" = r."contested", "scoredAt" = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "people" int, "teams" int, "low" int,
      "medium" int, "high" int, "supports" int, "contradicts" int, "confidence" float8, "contested" boolean)
    WHERE i."id" = r."id"`
}

/** A batch of insight ids in id order, for work over all of them. */
export async function insightIdsAfter(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db.insight.findMany({
    where: { id: { gt: after }, status: { not: 'archived' } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return rows.map((row) => row.id)
}

/** Open insights whose statement shares words with a text, the more the sooner; then the newest. */
export const likelyInsights = (
  db: Db,
  text: string,
  limit: number,
): Promise<{ id: string; statement: string; people: number; contested: boolean }[]> =>
  db.$queryRaw`
    WITH words AS (SELECT replace(plainto_tsquery('english', ${text.slice(0, 2000)})::text, '&', '|')::tsquery AS q)
    SELECT i."id", i."statement", i."people", i."contested"
    FROM "Insight" i, words
    WHERE i."status" = 'open'
    ORDER BY ts_rank(to_tsvector('english', i."statement"), words.q) DESC, i."createdAt" DESC, i."id"
    LIMIT ${limit}`
