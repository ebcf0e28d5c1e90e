import type { Db, Tx } from '@/lib/server/db'
import { AUDIENCES, type Audience } from './schema'
import { DIGEST_EVERY, type DigestEvery } from './schema-digest'

/** How often a person gets a digest; null: one mail for each update. */
export async function findDigest(db: Db, personId: string): Promise<DigestEvery | null> {
  const row = await db.updateDigest.findUnique({ where: { personId } })
  return DIGEST_EVERY.find((one) => one === row?.every) ?? null
}

/** A digest from now on; one that was wanted as often before stays as it is. */
export const saveDigest = (tx: Tx, personId: string, every: DigestEvery, since: Date) =>
  tx.$executeRaw`INSERT INTO "UpdateDigest" ("personId", "every", "since") VALUES (${personId}, ${every}, ${since})
    ON CONFLICT ("personId") DO UPDATE SET "every" = EXCLUDED."every", "since" = EXCLUDED."since", "promisedTo" = NULL
    WHERE "UpdateDigest"."every" <> EXCLUDED."every"`

export const deleteDigest = (tx: Tx, personId: string) => tx.updateDigest.deleteMany({ where: { personId } })

export interface DueDigest {
  personId: string
  /** Updates that answer them and that they have not seen, the newest first. */
  owed: string[]
}

/**
 * People whose digest up to `to` was not promised yet, by id; each is locked until the end, so that two runs at once do not
 * find the same one. Whoever wants a digest only since `to` waits for the next one. Who has left or mutes updates is found
 * when the mail is written.
 */
export const takeDueDigests = (
  tx: Tx,
  { every, to, limit, most }: { every: DigestEvery; to: Date; limit: number; most: number },
): Promise<DueDigest[]> => tx.$queryRaw`
  WITH due AS (
    SELECT d."personId" FROM "UpdateDigest" d
    WHERE d."every" = ${every} AND d."since" < ${to} AND (d."promisedTo" IS NULL OR d."promisedTo" < ${to})
    ORDER BY d."personId" LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
  SELECT due."personId", ARRAY(
    SELECT t."updateId" FROM "Told" t JOIN "Update" u ON u."id" = t."updateId"
    WHERE t."personId" = due."personId" AND t."state" = 'owed' AND u."publishedAt" < ${to}
    ORDER BY u."publishedAt" DESC, u."id" LIMIT ${most}) AS "owed"
  FROM due ORDER BY due."personId"`

export const markDigestsPromised = (tx: Tx, personIds: readonly string[], to: Date) =>
  tx.updateDigest.updateMany({ where: { personId: { in: [...personIds] } }, data: { promisedTo: to } })

/** Ids of what was published in a time, the newest first. */
export async function publishedIn(db: Db, from: Date, to: Date, limit: number): Promise<string[]> {
  const rows = await db.update.findMany({
    where: { publishedAt: { gte: from, lt: to } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Which of some updates are in the ledgers of some people, whatever became of it: "update person". */
export async function ledgerAmong(
  tx: Tx,
  personIds: readonly string[],
  updateIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.told.findMany({
    where: { personId: { in: [...personIds] }, updateId: { in: [...updateIds] } },
    select: { personId: true, updateId: true },
  })
  return new Set(rows.map(({ personId, updateId }) => `${updateId} ${personId}`))
}

/** Updates that one person is still owed. */
export async function owedTo(db: Db, personId: string): Promise<string[]> {
  const rows = await db.told.findMany({ where: { personId, state: 'owed' }, select: { updateId: true } })
  return rows.map((row) => row.updateId)
}

/** As which audience a person chose to read updates; null where they did not. */
export async function findReads(db: Db, personId: string): Promise<Audience | null> {
  const row = await db.updateReader.findUnique({ where: { personId } })
  return AUDIENCES.find((one) => one === row?.audience) ?? null
}

export async function saveReads(tx: Tx, personId: string, audience: Audience | null): Promise<void> {
  if (audience === null) await tx.updateReader.deleteMany({ where: { personId } })
  else await tx.updateReader.upsert({ where: { personId }, create: { personId, audience }, update: { audience } })
}
