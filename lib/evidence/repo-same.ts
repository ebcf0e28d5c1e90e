import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Audience } from './schema'

/** Pairs that are offered, the likest first, from after the cursor's key; of one piece where it is named. */
export const listTwinRows = (
  db: Db,
  audience: Audience,
  after: readonly [number, string, string] | undefined,
  limit: number,
  of?: string,
): Promise<{ aId: string; bId: string; likeness: number; cosine: number | null }[]> => {
  const open =
    audience === 'everyone' ? Prisma.sql`AND a."audience" = 'everyone' AND b."audience" = 'everyone'` : Prisma.empty
  const page = after
    ? Prisma.sql`AND (t."likeness", t."aId", t."bId") < (${after[0]}::float8, ${after[1]}, ${after[2]})`
    : Prisma.empty
  const mine = of === undefined ? Prisma.empty : Prisma.sql`AND (t."aId" = ${of} OR t."bId" = ${of})`
  return db.$queryRaw`
    SELECT t."aId", t."bId", t."likeness", t."cosine" FROM "EvidenceTwin" t
    JOIN "Evidence" a ON a."id" = t."aId" JOIN "Evidence" b ON b."id" = t."bId"
    WHERE NOT t."apart" AND COALESCE(a."sameAsId", a."id") <> COALESCE(b."sameAsId", b."id") ${open} ${mine} ${page}
    ORDER BY t."likeness" DESC, t."aId" DESC, t."bId" DESC LIMIT ${limit}`
}

/** Pairs that were found, in place of those found before; what a person said of a pair stays. */
export async function replaceTwins(
  tx: Tx,
  pairs: readonly { a: string; b: string; likeness: number; cosine: number | null }[],
): Promise<void> {
  await tx.evidenceTwin.deleteMany({ where: { apart: false } })
  await tx.$executeRaw`
    INSERT INTO "EvidenceTwin" ("aId", "bId", "likeness", "cosine")
    SELECT r."a", r."b", r."likeness", r."cosine"
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS r("a" text, "b" text, "likeness" float8, "cosine" float8)
    JOIN "Evidence" a ON a."id" = r."a" JOIN "Evidence" b ON b."id" = r."b"
    ON CONFLICT DO NOTHING`
}

/** Says that two pieces are not the same, or takes that back. */
export async function setApart(tx: Tx, aId: string, bId: string, apart: boolean): Promise<boolean> {
  return (await tx.evidenceTwin.updateMany({ where: { aId, bId }, data: { apart } })).count === 1
}

/**
 * Held while pieces are put under one or let go again: alone, since who reads the group before another one changed it would
 * put pieces under one that stands for nothing. Who links pieces with what says the same holds it with other linkers.
 */
export const lockGroups = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('said twice'))`
export const holdGroups = (tx: Tx): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('said twice'))`

/** A piece of a group that says the same; `keptId` stands for all, itself among them. */
export interface Grouped {
  id: string
  keptId: string
}

/** Everything that says the same as these pieces, themselves among it. They stay as they are until the transaction ends. */
export const listSame = (tx: Tx, ids: readonly string[]): Promise<Grouped[]> =>
  tx.$queryRaw`
    WITH kept AS MATERIALIZED (
      SELECT DISTINCT COALESCE("sameAsId", "id") AS "id" FROM "Evidence" WHERE "id" = ANY(${ids}::text[]))
    SELECT e."id", COALESCE(e."sameAsId", e."id") AS "keptId" FROM "Evidence" e
    WHERE e."id" IN (SELECT "id" FROM kept) OR e."sameAsId" IN (SELECT "id" FROM kept)
    ORDER BY e."id" FOR KEY SHARE`

/** What decides which piece stands for all; the rows are locked until the transaction ends. */
export const lockCandidates = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; kind: string; audience: Audience; sameAsId: string | null }[]> =>
  tx.$queryRaw`
    SELECT "id", "kind", "audience", "sameAsId" FROM "Evidence" WHERE "id" = ANY(${ids}::text[]) ORDER BY "id" FOR UPDATE`

/** Puts pieces under one that stands for all. */
export async function setSame(tx: Tx, ids: readonly string[], keptId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Evidence" SET "sameAsId" = ${keptId} WHERE "id" = ANY(${ids}::text[]) AND "id" <> ${keptId}`
}

/** Lets a piece stand by itself again. @returns what stood for it; null where nothing did */
export async function clearSame(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ keptId: string }[]>`
    UPDATE "Evidence" e SET "sameAsId" = NULL FROM "Evidence" o
    WHERE e."id" = ${id} AND o."id" = e."id" AND e."sameAsId" IS NOT NULL RETURNING o."sameAsId" AS "keptId"`
  return row?.keptId ?? null
}

/** Of pieces that are about to go, what they stood for: the first of these stands for the others from now on. */
export async function handOver(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH heirs AS (
      SELECT DISTINCT ON ("sameAsId") "id", "sameAsId" AS "was" FROM "Evidence"
      WHERE "sameAsId" = ANY(${ids}::text[]) AND "id" <> ALL(${ids}::text[])
      ORDER BY "sameAsId", "audience" = 'everyone' DESC,
        CASE "rung" WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END DESC, "occurredAt", "id")
    UPDATE "Evidence" e SET "sameAsId" = CASE WHEN e."id" = h."id" THEN NULL ELSE h."id" END
    FROM heirs h WHERE e."sameAsId" = h."was"`
  await tx.$executeRaw`DELETE FROM "EvidenceTwin" WHERE "aId" = ANY(${ids}::text[]) OR "bId" = ANY(${ids}::text[])`
}

/** Pieces that each of these stands for, of those this reader may read; the oldest first. */
export async function listFolded(db: Db, keptIds: readonly string[], audience: Audience): Promise<Grouped[]> {
  const rows = await db.evidence.findMany({
    where: { sameAsId: { in: [...keptIds] }, ...(audience === 'everyone' && { audience }) },
    select: { id: true, sameAsId: true },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    take: 1_000,
  })
  return rows.map((row) => ({ id: row.id, keptId: row.sameAsId! }))
}

/** What stands for a piece; null where it stands by itself. */
export const findKept = async (db: Db, id: string): Promise<string | null> =>
  (await db.evidence.findUnique({ where: { id }, select: { sameAsId: true } }))?.sameAsId ?? null

/** For how many other pieces each of these stands, of those this reader may read. Those that stand for none are not in it. */
export async function countFolded(
  db: Db,
  keptIds: readonly string[],
  audience: Audience,
): Promise<Map<string, number>> {
  if (keptIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ keptId: string; others: number }[]>`
    SELECT "sameAsId" AS "keptId", count(*)::int AS "others" FROM "Evidence" WHERE "sameAsId" = ANY(${[...keptIds]})
      ${audience === 'everyone' ? Prisma.sql`AND "audience" = 'everyone'` : Prisma.empty}
    GROUP BY 1`
  return new Map(rows.map((row) => [row.keptId, row.others]))
}
