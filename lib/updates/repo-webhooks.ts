import { z } from 'zod'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { AUDIENCES, type Audience } from './schema'
import { DELIVERY_STATES, WEBHOOK_FORMATS, type DeliveryState } from './schema-webhooks'

const rowSchema = z.object({
  id: z.string(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  audience: z.enum(AUDIENCES).nullable(),
  createdAt: z.date(),
  oldUntil: z.date().nullable(),
  sent: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  trouble: z.string().nullable(),
})
export type WebhookRow = z.output<typeof rowSchema>

/** Webhooks by id after one, or one alone, with how their messages stand. */
export async function listWebhookRows(
  db: Db,
  { id, after, limit }: { id?: string; after: string; limit: number },
): Promise<WebhookRow[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT w."id", w."url", w."format", w."audience", w."createdAt", w."oldUntil",
      count(*) FILTER (WHERE d."state" = 'sent')::int AS "sent", count(*) FILTER (WHERE d."state" = 'waiting')::int AS "waiting",
      count(*) FILTER (WHERE d."state" = 'failed')::int AS "failed",
      (array_agg(d."trouble" ORDER BY d."createdAt" DESC) FILTER (WHERE d."trouble" IS NOT NULL))[1] AS "trouble"
    FROM (SELECT * FROM "Webhook" WHERE "id" > ${after} ${id === undefined ? Prisma.empty : Prisma.sql`AND "id" = ${id}`} ORDER BY "id" LIMIT ${limit}) w
    LEFT JOIN "WebhookDelivery" d ON d."webhookId" = w."id"
    GROUP BY w."id", w."url", w."format", w."audience", w."createdAt", w."oldUntil" ORDER BY w."id"`
  return rowSchema.array().parse(rows)
}

export const insertWebhook = (
  tx: Tx,
  row: {
    id: string
    url: string
    format: string
    audience: Audience | null
    secret: string
    createdById: string
    createdAt: Date
  },
) => tx.webhook.create({ data: row })

/** @returns whether there was one */
export const deleteWebhookRow = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.webhook.deleteMany({ where: { id } })).count > 0

/** One message to every webhook that gets updates for these readers, in one statement. @returns how many */
export const promiseDeliveries = (tx: Tx, updateId: string, now: Date): Promise<number> =>
  tx.$executeRaw`INSERT INTO "WebhookDelivery" ("id", "webhookId", "updateId", "nextTryAt", "createdAt")
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), w."id", ${updateId}, ${now}, ${now}
    FROM "Webhook" w JOIN "Update" u ON u."id" = ${updateId}
    WHERE w."audience" IS NULL OR u."audiences" && ARRAY[w."audience", 'everyone']
    ON CONFLICT ("webhookId", "updateId") DO NOTHING`

const dueSchema = z.object({
  id: z.string(),
  webhookId: z.string(),
  /** Null: a test. */
  updateId: z.string().nullable(),
  tries: z.number().int(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  audience: z.enum(AUDIENCES).nullable(),
  /** Sealed; the one before it only as long as messages are signed with both. */
  secret: z.string(),
  oldSecret: z.string(),
})
/** A message that is to be sent now, with where to. */
export type DueDelivery = z.output<typeof dueSchema>
const dueColumns = Prisma.sql`d."id", d."webhookId", d."updateId", d."tries", w."url", w."format", w."audience",
  w."secret",  CASE WHEN w."oldUntil" > now() THEN w."oldSecret" ELSE '' END AS "oldSecret"`

/** The next message that is due; for `leaseSeconds` no other run takes it. */
export async function claimDelivery(db: Db, leaseSeconds: number): Promise<DueDelivery | null> {
  const rows = await db.$queryRaw<unknown[]>`UPDATE "WebhookDelivery" d SET "tries" = d."tries" + 1,
      "nextTryAt" = now() + make_interval(secs => ${leaseSeconds}::float8)
    FROM "Webhook" w
    WHERE w."id" = d."webhookId" AND d."id" = (SELECT "id" FROM "WebhookDelivery" WHERE "state" = 'waiting' AND "nextTryAt" <= now()
      ORDER BY "nextTryAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING ${dueColumns}`
  return dueSchema.array().parse(rows)[0] ?? null
}

/** How a try ended; with seconds to wait, it is tried again. */
export const settleDelivery = (
  db: Db,
  id: string,
  {
    state,
    trouble,
    waitSeconds,
  }: { state: 'sent' | 'waiting' | 'failed'; trouble: string | null; waitSeconds: number },
) => db.$executeRaw`UPDATE "WebhookDelivery" SET "state" = ${state}, "trouble" = ${trouble}, "triedAt" = now(),
    "nextTryAt" = now() + make_interval(secs => ${waitSeconds}::float8) WHERE "id" = ${id}`

export const findWebhook = (db: Db, id: string) => db.webhook.findUnique({ where: { id } })

/** Keeps a new secret, and the one before it until a moment. @returns false where it was changed meanwhile */
export async function replaceSecret(
  tx: Tx,
  { id, before, secret, oldUntil }: { id: string; before: string; secret: string; oldUntil: Date },
): Promise<boolean> {
  const { count } = await tx.webhook.updateMany({
    where: { id, secret: before },
    data: { secret, oldSecret: before, oldUntil },
  })
  return count > 0
}

/** A test, held by who sends it: for `leaseSeconds` no run of the job takes it. */
export async function insertTest(
  tx: Tx,
  webhookId: string,
  now: Date,
  leaseSeconds: number,
): Promise<DueDelivery | null> {
  const rows = await tx.$queryRaw<unknown[]>`WITH d AS (
      INSERT INTO "WebhookDelivery" ("id", "webhookId", "tries", "nextTryAt", "createdAt")
      SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), w."id", 1, now() + make_interval(secs => ${leaseSeconds}::float8), ${now}
      FROM "Webhook" w WHERE w."id" = ${webhookId} RETURNING *)
    SELECT ${dueColumns} FROM d JOIN "Webhook" w ON w."id" = d."webhookId"`
  return dueSchema.array().parse(rows)[0] ?? null
}

const listedSchema = z.object({
  id: z.string(),
  updateId: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  tries: z.number().int(),
  trouble: z.string().nullable(),
  createdAt: z.date(),
  triedAt: z.date().nullable(),
  nextTryAt: z.date(),
})
export type DeliveryRow = z.output<typeof listedSchema>

const listed = (
  where: Prisma.Sql,
): Prisma.Sql => Prisma.sql`SELECT d."id", d."updateId", u."title", d."state", d."tries",
    d."trouble", d."createdAt", d."triedAt", d."nextTryAt"
  FROM "WebhookDelivery" d LEFT JOIN "Update" u ON u."id" = d."updateId" WHERE ${where}`

/** Messages of a webhook, the last one first, from after `(moment, id)`. */
export async function listDeliveryRows(
  db: Db,
  webhookId: string,
  {
    state,
    after,
    limit,
  }: { state?: DeliveryState | undefined; after: readonly [string, string] | undefined; limit: number },
): Promise<DeliveryRow[]> {
  const where = Prisma.sql`d."webhookId" = ${webhookId}
    ${state ? Prisma.sql`AND d."state" = ${state}` : Prisma.empty}
    ${after ? Prisma.sql`AND (d."createdAt", d."id") < (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    ORDER BY d."createdAt" DESC, d."id" DESC LIMIT ${limit}`
  return listedSchema.array().parse(await db.$queryRaw<unknown[]>(listed(where)))
}

export async function findDeliveryRow(db: Db, webhookId: string, id: string): Promise<DeliveryRow | null> {
  const rows = await db.$queryRaw<unknown[]>(listed(Prisma.sql`d."webhookId" = ${webhookId} AND d."id" = ${id}`))
  return listedSchema.array().parse(rows)[0] ?? null
}

/** A message that was given up or waits is tried now, with all its tries before it. @returns false where it was taken */
export async function retryDeliveryRow(tx: Tx, webhookId: string, id: string): Promise<boolean> {
  const changed = await tx.$executeRaw`UPDATE "WebhookDelivery" SET "state" = 'waiting', "nextTryAt" = now(),
      "tries" = CASE WHEN "state" = 'failed' THEN 0 ELSE "tries" END
    WHERE "id" = ${id} AND "webhookId" = ${webhookId} AND "state" IN ('failed', 'waiting')`
  return changed > 0
}
