import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Audience, ToldState } from './schema'

export interface UpdateRow {
  id: string
  title: string
  body: string
  audience: Audience
  itemId: string | null
  publishedAt: Date
}

const columns = Prisma.raw(`u."id", u."title", u."body", u."audience", u."itemId", u."publishedAt"`)

/** Updates, the last one first, from after `(moment, id)`. */
export function listRows(
  db: Db,
  audience: Audience | undefined,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<UpdateRow[]> {
  const wanted = audience ? Prisma.sql`u."audience" = ${audience}` : Prisma.sql`true`
  const page = after
    ? Prisma.sql`AND (u."publishedAt", u."id") < (${after[0]}::timestamptz, ${after[1]})`
    : Prisma.empty
  return db.$queryRaw<UpdateRow[]>`SELECT ${columns} FROM "Update" u WHERE ${wanted} ${page}
    ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT ${limit}`
}

export async function findUpdate(db: Db, id: string): Promise<UpdateRow | null> {
  const [row] = await db.$queryRaw<UpdateRow[]>`SELECT ${columns} FROM "Update" u WHERE u."id" = ${id}`
  return row ?? null
}

export const updatesOfItem = (db: Db, itemId: string): Promise<UpdateRow[]> =>
  db.$queryRaw<
    UpdateRow[]
  >`SELECT ${columns} FROM "Update" u WHERE u."itemId" = ${itemId} ORDER BY u."publishedAt", u."id"`

export async function insertUpdate(tx: Tx, row: UpdateRow & { createdById: string }): Promise<void> {
  await tx.update.create({ data: row })
}

/** Everyone whose evidence supports an item's insights, with their pieces. Who has left or was erased is not among them. */
const behind = (itemId: string) => Prisma.sql`
  SELECT p."id" AS "personId", p."mutedUpdates" AS "muted", array_agg(DISTINCT e."id") AS "evidence"
  FROM "ItemInsight" i
  JOIN "InsightEvidence" l ON l."insightId" = i."insightId" AND l."stance" = 'supports'
  JOIN "Evidence" e ON e."id" = l."evidenceId"
  JOIN "Person" p ON p."id" = e."personId" AND p."active" AND p."erasedAt" IS NULL
  WHERE i."itemId" = ${itemId}
  GROUP BY p."id"`

/** Writes the ledger of an update: one row for each distinct person behind it; muted where they asked not to be told. */
export const insertLedger = (tx: Tx, updateId: string, itemId: string, now: Date): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "Told" ("updateId", "personId", "state", "evidence", "createdAt")
    SELECT ${updateId}, b."personId", CASE WHEN b."muted" THEN 'muted' ELSE 'owed' END, b."evidence", ${now} FROM (${behind(itemId)}) b`

/** How many would be told of an item, and how many have muted. */
export async function forecastOf(db: Db, itemId: string): Promise<{ owed: number; muted: number }> {
  const [row] = await db.$queryRaw<{ owed: number; muted: number }[]>`
    SELECT count(*) FILTER (WHERE NOT "muted")::int AS "owed", count(*) FILTER (WHERE "muted")::int AS "muted" FROM (${behind(itemId)}) b`
  return row ?? { owed: 0, muted: 0 }
}

export interface LedgerCount {
  updateId: string
  state: ToldState
  people: number
}

/** How many people stand where in the ledgers of some updates. */
export const ledgerCounts = (db: Db, updateIds: readonly string[]): Promise<LedgerCount[]> =>
  db.$queryRaw<LedgerCount[]>`SELECT "updateId", "state", count(*)::int AS "people" FROM "Told"
    WHERE "updateId" = ANY(${updateIds}) GROUP BY "updateId", "state"`

/** How many promises stand where, over all updates. */
export const ledgerTotals = (db: Db): Promise<LedgerCount[]> =>
  db.$queryRaw<LedgerCount[]>`SELECT '' AS "updateId", "state", count(*)::int AS "people" FROM "Told" GROUP BY "state"`

/** How many people are still owed an answer, over all updates. */
export const countPending = (db: Db): Promise<number> => db.told.count({ where: { state: 'owed' } })

/** What one person is told: the update, and the words of theirs that it answers. */
export interface AnsweredRow {
  updateId: string
  title: string
  publishedAt: Date
  itemId: string | null
  itemTitle: string | null
  state: ToldState
  said: { id: string; text: string; source: string; occurredAt: string; href: string | null }[]
}

/** The newest updates that answer one person, with their own pieces; those that were taken back are no longer among them. */
export const answeredFor = (
  db: Db,
  personId: string,
  states: readonly ToldState[],
  limit: number,
): Promise<AnsweredRow[]> =>
  db.$queryRaw<AnsweredRow[]>`
    SELECT u."id" AS "updateId", u."title", u."publishedAt", u."itemId", i."title" AS "itemTitle", t."state",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', e."id", 'text', e."text", 'source', e."sourceTitle",
          'occurredAt', to_char(e."occurredAt", 'YYYY-MM-DD'), 'href', e."href") ORDER BY e."occurredAt" DESC, e."id")
        FROM "Evidence" e WHERE e."id" = ANY(t."evidence") AND e."personId" = ${personId}), '[]'::jsonb) AS "said"
    FROM "Told" t JOIN "Update" u ON u."id" = t."updateId" LEFT JOIN "RoadmapItem" i ON i."id" = u."itemId"
    WHERE t."personId" = ${personId} AND t."state" = ANY(${states})
    ORDER BY u."publishedAt" DESC, u."id" LIMIT ${limit}`

/** Moves one person's rows from some states to another. @returns how many moved */
export async function moveLedger(
  tx: Tx,
  where: { personId: string; updateIds?: readonly string[]; from: readonly ToldState[] },
  to: { state: ToldState; channel?: 'page' | 'email'; at: Date },
): Promise<number> {
  const { personId, updateIds, from } = where
  const { count } = await tx.told.updateMany({
    where: { personId, state: { in: [...from] }, ...(updateIds && { updateId: { in: [...updateIds] } }) },
    data: to,
  })
  return count
}

export const setMuted = (tx: Tx, personId: string, muted: boolean) =>
  tx.person.updateMany({ where: { id: personId }, data: { mutedUpdates: muted } })

export async function hasMuted(db: Db, personId: string): Promise<boolean> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { mutedUpdates: true } })
  return person?.mutedUpdates ?? false
}

export const searchUpdates = (db: Db, words: string, limit: number) =>
  db.update.findMany({
    where: { title: { contains: words, mode: 'insensitive' } },
    select: { id: true, title: true, audience: true },
    orderBy: { publishedAt: 'desc' },
    take: limit,
  })

export const titlesOf = (db: Db, ids: readonly string[]) =>
  db.update.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } })
