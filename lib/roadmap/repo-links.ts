import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Population } from './rules-reach'
import {
  evidenceGroupSchema,
  evidenceLinkSchema,
  insightLinkSchema,
  type EvidenceGroup,
  type EvidenceLink,
  type InsightLink,
} from './schema-rows'

/** The insights under items, the best founded first. */
export async function insightLinks(db: Db, itemIds: readonly string[]): Promise<InsightLink[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT l."itemId", l."insightId", n."statement", n."status", n."resolvedAt", n."confidence", n."contested", n."scoredAt"
    FROM "ItemInsight" l JOIN "Insight" n ON n."id" = l."insightId"
    WHERE l."itemId" = ANY(${itemIds}) ORDER BY n."confidence" DESC, n."id"`
  return insightLinkSchema.array().parse(rows)
}

const linksUnder = (insightIds: readonly string[]): Prisma.Sql =>
  Prisma.sql`"InsightEvidence" WHERE "insightId" = ANY(${insightIds})`

/** The evidence under insights, the oldest link first. */
export async function evidenceLinks(db: Db, insightIds: readonly string[]): Promise<EvidenceLink[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT "insightId", "evidenceId", "stance" FROM ${linksUnder(insightIds)} ORDER BY "addedAt", "evidenceId"`
  return evidenceLinkSchema.array().parse(rows)
}

/** The same by insight and stance: a row for each, where the links would be a thousand. */
export async function evidenceGroups(db: Db, insightIds: readonly string[]): Promise<EvidenceGroup[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT "insightId", "stance", array_agg("evidenceId" ORDER BY "addedAt", "evidenceId") AS "ids"
    FROM ${linksUnder(insightIds)} GROUP BY "insightId", "stance"`
  return evidenceGroupSchema.array().parse(rows)
}

/** Headcount by team, without the platform team. */
export async function population(db: Db): Promise<Population> {
  const teams = await db.team.findMany({
    where: { platform: false, headcount: { gt: 0 } },
    select: { id: true, headcount: true },
  })
  return Object.fromEntries(teams.map((team) => [team.id, team.headcount]))
}

/** Which of these insights are there. */
export async function knownInsights(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.insight.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  return new Set(rows.map((row) => row.id))
}

/** Insights to choose from, the ones best founded first, and always those named. */
export async function insightChoices(
  db: Db,
  named: readonly string[],
  limit: number,
): Promise<{ id: string; statement: string; people: number; confidence: number }[]> {
  const select = { id: true, statement: true, people: true, confidence: true } as const
  const [chosen, others] = await Promise.all([
    db.insight.findMany({ where: { id: { in: [...named] } }, select }),
    db.insight.findMany({
      where: { status: { not: 'archived' }, id: { notIn: [...named] } },
      select,
      orderBy: [{ confidence: 'desc' }, { id: 'asc' }],
      take: limit,
    }),
  ])
  return [...chosen, ...others]
}

/** Makes these the item's insights. */
export async function setInsights(tx: Tx, itemId: string, insightIds: readonly string[]): Promise<void> {
  await tx.itemInsight.deleteMany({ where: { itemId, insightId: { notIn: [...insightIds] } } })
  await tx.itemInsight.createMany({
    data: insightIds.map((insightId) => ({ itemId, insightId })),
    skipDuplicates: true,
  })
}

export interface ScoreRow {
  id: string
  reach: number
  confidence: number
  rice: number
  riceLow: number
  riceHigh: number
  wsjf: number
  ice: number
  opportunity: number
  contested: boolean
  basis: object
}

/** Writes the scores of many items in one statement. */
export async function saveScores(tx: Tx, rows: readonly ScoreRow[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "RoadmapItem" i SET "reach" = r."reach", "confidence" = r."confidence", "rice" = r."rice", "riceLow" = r."riceLow",
      "riceHigh" = r."riceHigh", "wsjf" = r."wsjf", "ice" = r."ice", "opportunity" = r."opportunity", "contested" = r."contested",
      "basis" = r."basis", "scoredAt" = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "reach" float8, "confidence" float8, "rice" float8,
      "riceLow" float8, "riceHigh" float8, "wsjf" float8, "ice" float8, "opportunity" float8, "contested" boolean, "basis" jsonb)
    WHERE i."id" = r."id"`
}

const BOARD_LOCK = 7_401_001

/** Only one transaction at a time gives out places, so that no two items get the same one. */
export const lockBoard = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(${BOARD_LOCK})`

/** The last place of a column. */
export async function lastRank(tx: Tx, horizon: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ rank: string }[]>`
    SELECT "rank" FROM "RoadmapItem" WHERE "horizon" = ${horizon} ORDER BY "rank" DESC, "id" DESC LIMIT 1`
  return row?.rank ?? null
}

/** The first place of a column behind a given one (null: the first of all), the moved item itself not counted. */
export async function rankBehind(
  tx: Tx,
  horizon: string,
  rank: string | null,
  movedId: string,
): Promise<string | null> {
  const behind = rank === null ? Prisma.empty : Prisma.sql`AND "rank" > ${rank}`
  const [row] = await tx.$queryRaw<{ rank: string }[]>`
    SELECT "rank" FROM "RoadmapItem" WHERE "horizon" = ${horizon} AND "id" <> ${movedId} ${behind} ORDER BY "rank", "id" LIMIT 1`
  return row?.rank ?? null
}

/** Whether another item has exactly this place. */
export const isTaken = async (tx: Tx, horizon: string, rank: string, movedId: string): Promise<boolean> =>
  (await tx.roadmapItem.count({ where: { horizon, rank, id: { not: movedId } } })) > 0

/** The insights of an item, by id. */
export const insightIdsOf = async (db: Db, itemId: string): Promise<string[]> =>
  (await db.itemInsight.findMany({ where: { itemId }, orderBy: { insightId: 'asc' } })).map((row) => row.insightId)

/** Notes whether a measurable outcome is stated for an item. */
export const setMeasured = async (tx: Tx, id: string, measured: boolean): Promise<void> =>
  void (await tx.roadmapItem.updateMany({ where: { id }, data: { measured } }))
