import { literal } from '@/lib/core/like'
import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { statesBefore } from './rules'
import type { Audience, ToldState, UpdateKind } from './schema'
import {
  personalUpdateRowSchema,
  ledgerCountSchema,
  updateRowSchema,
  type PersonalUpdateRow,
  type LedgerCount,
  type SeenBy,
  type Stance,
  type UpdateRow,
} from './schema-rows'

export const columns = Prisma.raw(
  Object.keys(updateRowSchema.shape)
    .map((name) => `u."${name}"`)
    .join(', '),
)
export const readUpdates = (rows: unknown[]): UpdateRow[] => updateRowSchema.array().parse(rows)

/** Updates, the last one first, from after `(moment, id)`. */
export async function listUpdateRows(
  db: Db,
  { audience, kind }: { audience?: Audience | undefined; kind?: UpdateKind | undefined },
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<UpdateRow[]> {
  const wanted = Prisma.sql`${audience ? Prisma.sql`${audience} = ANY(u."audiences")` : Prisma.sql`true`}
    ${kind ? Prisma.sql`AND u."kind" = ${kind}` : Prisma.empty}`
  const page = after
    ? Prisma.sql`AND (u."publishedAt", u."id") < (${after[0]}::timestamptz, ${after[1]})`
    : Prisma.empty
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u WHERE ${wanted} ${page}
    ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT ${limit}`
  return readUpdates(rows)
}

export async function findUpdate(db: Db, id: string): Promise<UpdateRow | null> {
  const rows = await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u WHERE u."id" = ${id}`
  return readUpdates(rows)[0] ?? null
}

export const updatesByIds = async (db: Db, ids: readonly string[]): Promise<UpdateRow[]> =>
  readUpdates(await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u WHERE u."id" = ANY(${[...ids]})`)

export const updatesOfItem = async (db: Db, itemId: string): Promise<UpdateRow[]> =>
  readUpdates(
    await db.$queryRaw<unknown[]>`SELECT ${columns} FROM "Update" u
      WHERE u."itemId" = ${itemId} ORDER BY u."publishedAt", u."id"`,
  )

export async function insertUpdate(tx: Tx, row: UpdateRow & { createdById: string }): Promise<void> {
  await tx.update.create({ data: row })
}

/** Someone whose evidence speaks for or against an item: the pieces, and who may see it. */
export interface PersonBehind {
  personId: string
  evidence: string[]
  seenBy: SeenBy
  stance: Stance
}

/**
 * Writes the ledger of an update in one statement, whatever the number of people: one row for each who is here (not left,
 * not erased), muted where they asked not to be told. A person's row is locked until the end, so that muting or erasing
 * themselves at the same moment finds the row. A person who has a row keeps it.
 * @returns how many rows
 */
export const insertLedger = (tx: Tx, updateId: string, voices: readonly PersonBehind[], now: Date): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Told" ("updateId", "personId", "state", "evidence", "seenBy", "stance", "createdAt")
    SELECT ${updateId}, p."id", CASE WHEN p."mutedUpdates" THEN 'muted' ELSE 'owed' END,
      ARRAY(SELECT jsonb_array_elements_text(v."evidence")), v."seenBy", v."stance", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(voices)}::jsonb)
      AS v("personId" text, "evidence" jsonb, "seenBy" text, "stance" text)
    JOIN "Person" p ON p."id" = v."personId" AND p."active" AND p."erasedAt" IS NULL
    FOR SHARE OF p
    ON CONFLICT ("updateId", "personId") DO NOTHING`

/** How many people are in which state in the ledgers of some updates, of those whom a reader may see. */
export async function ledgerCounts(
  db: Db,
  updateIds: readonly string[],
  seenBy: readonly SeenBy[],
): Promise<LedgerCount[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT "updateId", "state", count(*)::int AS "people" FROM "Told"
    WHERE "updateId" = ANY(${updateIds}) AND "seenBy" = ANY(${seenBy}) GROUP BY "updateId", "state"`
  return ledgerCountSchema.array().parse(rows)
}

/** How many promises are in which state, over all updates, of those whom a reader may see. */
export async function ledgerTotals(db: Db, seenBy: readonly SeenBy[]): Promise<LedgerCount[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT '' AS "updateId", "state", count(*)::int AS "people" FROM "Told"
    WHERE "seenBy" = ANY(${seenBy}) GROUP BY "state"`
  return ledgerCountSchema.array().parse(rows)
}

/** The newest update that somebody is owed, of those whom a reader may see, with how many of them are. */
export async function newestOwed(
  db: Db,
  seenBy: readonly SeenBy[],
): Promise<{ update: UpdateRow; owed: number } | null> {
  const owed = Prisma.sql`"state" = 'owed' AND "seenBy" = ANY(${[...seenBy]})`
  const [row] = await db.$queryRaw<{ owed: number }[]>`SELECT ${columns},
      (SELECT count(*)::int FROM "Told" t WHERE t."updateId" = u."id" AND ${owed}) AS "owed"
    FROM "Update" u WHERE u."id" IN (SELECT "updateId" FROM "Told" WHERE ${owed})
    ORDER BY u."publishedAt" DESC, u."id" DESC LIMIT 1`
  return row ? { update: readUpdates([row])[0]!, owed: row.owed } : null
}

/** How many people still wait for an answer, over all updates, of those whom a reader may see. */
export const countPending = (seenBy: readonly SeenBy[]): Promise<number> =>
  countTogether(
    Prisma.sql`SELECT count(DISTINCT "personId") FROM "Told" WHERE "state" = 'owed' AND "seenBy" = ANY(${[...seenBy]})`,
  )

/** The newest updates that answer one person, or of these one alone, with the ids of their pieces. */
export async function personalUpdatesOf(
  db: Db,
  personId: string,
  states: readonly ToldState[],
  limit: number,
  updateId?: string,
): Promise<PersonalUpdateRow[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT u."id" AS "updateId", u."kind", u."title", u."publishedAt", u."itemId", i."title" AS "itemTitle", t."state",
      t."stance", u."opposed", t."evidence"
    FROM "Told" t JOIN "Update" u ON u."id" = t."updateId" LEFT JOIN "RoadmapItem" i ON i."id" = u."itemId"
    WHERE t."personId" = ${personId} AND t."state" = ANY(${states}) AND t."hiddenAt" IS NULL
      ${updateId === undefined ? Prisma.empty : Prisma.sql`AND t."updateId" = ${updateId}`}
    ORDER BY u."publishedAt" DESC, u."id" LIMIT ${limit}`
  return personalUpdateRowSchema.array().parse(rows)
}

/** Moves one person's promises to a state, from those states that may come before it. @returns how many moved */
export async function moveLedger(
  tx: Tx,
  where: { personId: string; updateIds?: readonly string[] },
  to: { state: ToldState; channel?: 'page' | 'email'; at: Date },
): Promise<number> {
  const { personId, updateIds } = where
  const { count } = await tx.told.updateMany({
    where: { personId, state: { in: statesBefore(to.state) }, ...(updateIds && { updateId: { in: [...updateIds] } }) },
    data: to,
  })
  return count
}

/** Takes updates that a person was told of off their own list. @returns how many were on it */
export async function hideTold(tx: Tx, personId: string, updateIds: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.told.updateMany({
    where: { personId, updateId: { in: [...updateIds] }, state: 'told', hiddenAt: null },
    data: { hiddenAt: now },
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
    where: { title: { contains: literal(words), mode: 'insensitive' } },
    select: { id: true, title: true, audience: true },
    orderBy: { publishedAt: 'desc' },
    take: limit,
  })

export const titlesOf = (db: Db, ids: readonly string[]) =>
  db.update.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } })

/**
 * People who are still owed an update, ordered by id, starting after the id `after`, without those who get a digest. They
 * are told by a mail of its own.
 * @returns their ids
 */
export async function listOwed(db: Db, updateId: string, after: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ personId: string }[]>`SELECT t."personId" FROM "Told" t
    WHERE t."updateId" = ${updateId} AND t."state" = 'owed' AND t."personId" > ${after}
      AND NOT EXISTS (SELECT 1 FROM "UpdateDigest" d WHERE d."personId" = t."personId")
    ORDER BY t."personId" LIMIT ${limit}`
  return rows.map((row) => row.personId)
}

/** Which of some people are in the ledger of an update. */
export async function answeredAmong(db: Db, updateId: string, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.told.findMany({
    where: { updateId, personId: { in: [...personIds] } },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** These people were told by mail. */
export const markMailed = (tx: Tx, mails: readonly { updateId: string; personId: string }[], at: Date) =>
  tx.$executeRaw`UPDATE "Told" t SET "state" = 'told', "channel" = 'email', "at" = ${at}
    FROM unnest(${mails.map((mail) => mail.updateId)}::text[], ${mails.map((mail) => mail.personId)}::text[]) AS m("updateId", "personId")
    WHERE t."updateId" = m."updateId" AND t."personId" = m."personId" AND t."state" = 'owed'`

/**
 * An erased person is in no ledger by name: what is owed to them goes, and what was told, muted or declined stays counted
 * for nobody in particular, without their pieces.
 */
export async function eraseFromLedgers(tx: Tx, personId: string): Promise<void> {
  await tx.told.deleteMany({ where: { personId, state: 'owed' } })
  await tx.updateDigest.deleteMany({ where: { personId } })
  await tx.updateReader.deleteMany({ where: { personId } })
  await tx.$executeRaw`UPDATE "Told" SET "personId" = 'erased:' || gen_random_uuid(), "evidence" = '{}', "hiddenAt" = now()
    WHERE "personId" = ${personId}`
}
