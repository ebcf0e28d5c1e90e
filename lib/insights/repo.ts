import { literal } from '@/lib/core/like'
import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Agrees, InsightFilter, InsightStanding, InsightStatus, Link, Stance } from './schema'
import {
  insightRowSchema,
  linkRowSchema,
  standingSchema,
  type InsightRow,
  type LinkRow,
  type Standing,
} from './schema-rows'
import { SUPPORTED_FROM } from './rules'
import type { Counted, TeamSize } from './rules-score'
import type { ByRung } from './rules-triangulation'

/** Teams with their headcounts: the population of every insight. */
export const teamSizes = (db: Db): Promise<TeamSize[]> =>
  db.$queryRaw`SELECT "id", "name", "headcount", "platform" FROM "Team" ORDER BY "name"`

const alive = Prisma.sql`"status" IN ('open', 'resolved')`
/** `standingOf` as a condition. */
const standingWhere: Record<InsightStanding, Prisma.Sql> = {
  candidate: Prisma.sql`${alive} AND NOT "contested" AND "confidence" < ${SUPPORTED_FROM}::float8`,
  supported: Prisma.sql`${alive} AND NOT "contested" AND "confidence" >= ${SUPPORTED_FROM}::float8`,
  contested: Prisma.sql`${alive} AND "contested"`,
  disproved: Prisma.sql`"status" = 'disproved'`,
  retired: Prisma.sql`"status" = 'archived'`,
}

const rowColumns = Prisma.raw(
  Object.keys(insightRowSchema.shape)
    .map((name) => `"${name}"`)
    .join(', '),
)

/** Insights in list order, from after the cursor's key. */
export async function listInsightRows(
  db: Db,
  filter: InsightFilter,
  after: readonly [string | number, string] | undefined,
  limit: number,
  now: Date,
): Promise<InsightRow[]> {
  const byConfidence = filter.sort === 'confidence'
  const owner = filter.owner === 'none' ? Prisma.sql`"ownerId" IS NULL` : Prisma.sql`"ownerId" = ${filter.owner}`
  const page = after && [
    byConfidence
      ? Prisma.sql`("confidence", "id") < (${Number(after[0])}::float8, ${after[1]})`
      : Prisma.sql`("createdAt", "id") < (${new Date(after[0])}::timestamptz, ${after[1]})`,
  ]
  const where = [
    ...(filter.status ? [Prisma.sql`"status" = ${filter.status}`] : []),
    ...(filter.standing ? [standingWhere[filter.standing]] : []),
    ...(filter.kind ? [Prisma.sql`"kind" = ${filter.kind}`] : []),
    ...(filter.owner ? [owner] : []),
    ...(filter.review ? [Prisma.sql`"reviewAt" <= ${now}::date AND ${alive}`] : []),
    ...(filter.contested ? [Prisma.sql`"contested" = ${filter.contested === 'yes'}::boolean`] : []),
    ...(filter.q ? [Prisma.sql`"statement" ILIKE ${`%${literal(filter.q)}%`}`] : []),
    ...(page ?? []),
  ]
  const rows = await db.$queryRaw<unknown[]>`SELECT ${rowColumns} FROM "Insight"
    ${where.length > 0 ? Prisma.sql`WHERE ${Prisma.join(where, ' AND ')}` : Prisma.empty}
    ORDER BY ${byConfidence ? Prisma.sql`"confidence" DESC` : Prisma.sql`"createdAt" DESC`}, "id" DESC LIMIT ${limit}`
  return insightRowSchema.array().parse(rows)
}

/** How many insights wait for a resolution. */
export const contestedInAll = (): Promise<number> =>
  countTogether(Prisma.sql`SELECT count(*) FROM "Insight" WHERE "contested"`)

const countedColumns = { counted: z.custom<Counted & { links: number }>().nullable(), scoredAt: z.date() }
const countedRowSchema = standingSchema.extend({ id: z.string(), statement: z.string(), ...countedColumns })

const insightWithItems = insightRowSchema.extend({
  ...countedColumns,
  items: z.array(
    z.object({ item: z.object({ id: z.string(), title: z.string(), horizon: z.string(), status: z.string() }) }),
  ),
})

/** An insight with the roadmap items that rest on it: those that are published, and `drafts` too where they may be known. */
export async function findInsight(db: Db, id: string, drafts = false) {
  const row = await db.insight.findUnique({
    where: { id },
    omit: { heard: true, heardOf: true, heardVersion: true },
    include: {
      items: {
        ...(!drafts && { where: { item: { publishedAt: { not: null } } } }),
        select: { item: { select: { id: true, title: true, horizon: true, status: true } } },
      },
    },
  })
  return row && insightWithItems.parse(row)
}

/** Of an insight what its figures are made of. */
export async function findCounted(db: Db, id: string) {
  const row = await db.insight.findUnique({
    where: { id },
    select: {
      ...{ id: true, statement: true, status: true, resolvedAt: true, resolvedAgainst: true },
      ...{ counted: true, scoredAt: true },
    },
  })
  return row && countedRowSchema.parse(row)
}

export const hasInsight = async (db: Db, id: string): Promise<boolean> =>
  (await db.insight.count({ where: { id } })) > 0

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

export async function insertInsight(tx: Tx, statement: string, createdById: string): Promise<string> {
  const { id } = await tx.insight.create({ data: { id: newId(), statement, createdById }, select: { id: true } })
  return id
}

const jsonOf = ({ cerqual, belief }: InsightChange) => ({
  cerqual: cerqual === null ? Prisma.DbNull : cerqual,
  belief: belief === null ? Prisma.DbNull : belief,
})

/** What a person may change of an insight. */
export type InsightChange = Partial<
  Pick<
    InsightRow,
    | 'statement'
    | 'status'
    | 'kind'
    | 'segment'
    | 'ownerId'
    | 'reviewAt'
    | 'memo'
    | 'cerqual'
    | 'belief'
    | 'resolution'
    | 'wouldChange'
    | 'resolvedById'
    | 'resolvedAt'
    | 'resolvedAgainst'
  >
>

/** Changes an insight whose status is still `from`. @returns whether it was there */
export async function updateInsight(tx: Tx, id: string, from: InsightStatus, data: InsightChange): Promise<boolean> {
  return (await tx.insight.updateMany({ where: { id, status: from }, data: { ...data, ...jsonOf(data) } })).count === 1
}

/** An insight, its row locked until the transaction ends. */
export async function lockInsight(tx: Tx, id: string): Promise<InsightRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Insight" WHERE "id" = ${id} FOR UPDATE`
  const row = await tx.insight.findUnique({
    where: { id },
    omit: { counted: true, byRung: true, heard: true, heardOf: true, heardVersion: true },
  })
  return row && insightRowSchema.parse(row)
}

/** How many people were against it at the last count. */
export async function countAgainst(tx: Tx, id: string): Promise<number> {
  const row = await tx.insight.findUnique({ where: { id }, select: { counted: true } })
  return (
    z
      .object({ peopleAgainst: z.number() })
      .nullable()
      .parse(row?.counted ?? null)?.peopleAgainst ?? 0
  )
}

/** Links of an insight, of these pieces. */
export async function linksOfPieces(db: Db, insightId: string, evidenceIds: readonly string[]): Promise<LinkRow[]> {
  const rows = await db.insightEvidence.findMany({ where: { insightId, evidenceId: { in: [...evidenceIds] } } })
  return linkRowSchema.array().parse(rows)
}

export const countLinks = (db: Db, insightId: string): Promise<number> =>
  db.insightEvidence.count({ where: { insightId } })

/** A link that was checked: `agrees` is set for survey results and null for all else. */
export type CheckedLink = Pick<Link, 'id' | 'stance'> & {
  agrees: Agrees | null
  /** It comes with a piece that says the same; nobody linked it itself. */
  followed?: boolean
}

/** Links pieces; one that is linked already takes the new stance, and the time of it where it differs. */
export async function upsertLinks(
  tx: Tx,
  insightId: string,
  links: readonly CheckedLink[],
  addedById: string,
  now: Date,
): Promise<void> {
  const rows = links.map(({ id, followed = false, ...link }) => ({ evidenceId: id, ...link, followed }))
  await tx.$executeRaw`
    INSERT INTO "InsightEvidence" AS l ("insightId", "evidenceId", "stance", "agrees", "addedById", "addedAt", "followed")
    SELECT ${insightId}, r."evidenceId", r."stance", r."agrees", ${addedById}, ${now}, r."followed"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("evidenceId" text, "stance" text, "agrees" text, "followed" boolean)
    ON CONFLICT ("insightId", "evidenceId") DO UPDATE SET "followed" = l."followed" AND EXCLUDED."followed", "stance" = EXCLUDED."stance", "agrees" = EXCLUDED."agrees", "voices" = NULL,
      "addedAt" = CASE WHEN l."stance" = EXCLUDED."stance" THEN l."addedAt" ELSE EXCLUDED."addedAt" END`
}

/** Takes pieces off an insight. @returns how many were linked */
export async function deleteLinks(tx: Tx, insightId: string, evidenceIds: readonly string[]): Promise<number> {
  return (await tx.insightEvidence.deleteMany({ where: { insightId, evidenceId: { in: [...evidenceIds] } } })).count
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
    SELECT "id", "status", "resolvedAt", "resolvedAgainst" FROM "Insight" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`
  const read = standingSchema.extend({ id: z.string() }).array().parse(rows)
  return new Map(read.map((row) => [row.id, row]))
}

/** The links of which a count had the voices as they were kept before it: so many, and the sum of their `keptHash`. */
export interface KeptBefore {
  links: number
  sum: string
}

/** What the count of an insight stores: its score, of so many links, and what was heard, packed; null where that is too much to keep. */
export interface Scored {
  score: Counted
  byRung: ByRung
  links: number
  /** Links of which it read the voices that are kept. */
  keeps: number
  /** Null: it read all. */
  before: KeptBefore | null
  heard: string | null
}

/** The voices of a link as they are kept (rules-kept.ts). */
export interface KeptLink {
  insightId: string
  evidenceId: string
  voices: string | null
}

/** A number of the kept voices of one link. The sum of these is another one where any link came, went or has other voices. */
export const keptHash = Prisma.sql`hashtextextended("voices", hashtextextended("evidenceId", 0))`

const BETWEEN = '\u0001'

/** Stores what was counted, with the voices of the links that were read, in one statement: each row is written once. */
export async function storeScores(
  tx: Tx,
  scores: ReadonlyMap<string, Scored>,
  read: readonly KeptLink[],
  now: Date,
): Promise<void> {
  const rows = [...scores].map(([id, { score, byRung, links, keeps, before }]) => ({
    id,
    keeps,
    before,
    people: score.breadth.people,
    teams: score.breadth.teams,
    ...score.rungs,
    supports: score.supports,
    contradicts: score.contradicts,
    confidence: score.confidence,
    contested: score.contested,
    counted: { ...score, links },
    byRung,
  }))
  // Texts of hundreds of kilobytes, as one: in a list each sign of them would be looked at. JSON holds no such character as it is.
  const heard = [...scores.values()].map((one) => one.heard ?? '').join(BETWEEN)
  // A link that went since it was read is still in what was heard: where that is seen, it is of no use to the next count.
  const signOf = (links: Prisma.Sql) => Prisma.sql`(
    SELECT CASE WHEN count(*) = r."keeps"
      THEN coalesce((r."before"->>'links')::int, 0) + count(*) || ' ' ||
        coalesce((r."before"->>'sum')::numeric, 0) + coalesce(sum(${keptHash}), 0) END
    FROM (${links}) l WHERE "voices" IS NOT NULL)`
  await tx.$executeRaw`
    WITH kept AS (
      UPDATE "InsightEvidence" l SET "voices" = r."voices"
      FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS r("insightId" text, "evidenceId" text, "voices" text)
      WHERE l."insightId" = r."insightId" AND l."evidenceId" = r."evidenceId" AND l."voices" IS DISTINCT FROM r."voices"
      RETURNING l."insightId", l."evidenceId", l."voices"
    )
    UPDATE "Insight" i SET "people" = r."people", "teams" = r."teams", "low" = r."low", "medium" = r."medium",
      "high" = r."high", "supports" = r."supports", "contradicts" = r."contradicts", "confidence" = r."confidence",
      "contested" = r."contested", "scoredAt" = ${now}, "byRung" = r."byRung", "counted" = r."counted",
      "heard" = h."heard", "heardOf" = CASE WHEN r."before" IS NULL
        THEN ${signOf(Prisma.sql`
          SELECT e."evidenceId", CASE WHEN k."evidenceId" IS NULL THEN e."voices" ELSE k."voices" END AS "voices"
          FROM "InsightEvidence" e LEFT JOIN kept k ON k."insightId" = e."insightId" AND k."evidenceId" = e."evidenceId"
          WHERE e."insightId" = i."id"`)}
        ELSE ${signOf(Prisma.sql`SELECT k."evidenceId", k."voices" FROM kept k WHERE k."insightId" = i."id"`)} END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "keeps" int, "before" jsonb, "people" int, "teams" int,
      "low" int, "medium" int, "high" int, "supports" int, "contradicts" int, "confidence" float8, "contested" boolean,
      "counted" jsonb, "byRung" jsonb)
      JOIN unnest(${[...scores.keys()]}::text[], string_to_array(${heard}, ${BETWEEN}, '')) AS h("id", "heard") USING ("id")
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
