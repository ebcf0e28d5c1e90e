import { z } from 'zod'
import type { Db, Tx } from '@/lib/server/db'
import { WEBHOOK_FORMATS } from './schema-webhooks'

const rowSchema = z.object({
  id: z.string(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  createdAt: z.date(),
  sent: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  trouble: z.string().nullable(),
})
export type WebhookRow = z.output<typeof rowSchema>

/** Webhooks by id after one, with how their messages stand. */
export async function listWebhookRows(db: Db, after: string, limit: number): Promise<WebhookRow[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT w."id", w."url", w."format", w."createdAt",
      count(*) FILTER (WHERE d."state" = 'sent')::int AS "sent", count(*) FILTER (WHERE d."state" = 'waiting')::int AS "waiting",
      count(*) FILTER (WHERE d."state" = 'failed')::int AS "failed",
      (array_agg(d."trouble" ORDER BY d."createdAt" DESC) FILTER (WHERE d."trouble" IS NOT NULL))[1] AS "trouble"
    FROM (SELECT * FROM "Webhook" WHERE "id" > ${after} ORDER BY "id" LIMIT ${limit}) w
    LEFT JOIN "WebhookDelivery" d ON d."webhookId" = w."id"
    GROUP BY w."id", w."url", w."format", w."createdAt" ORDER BY w."id"`
  return rowSchema.array().parse(rows)
}

export const insertWebhook = (
  tx: Tx,
  row: { id: string; url: string; format: string; secret: string; createdById: string; createdAt: Date },
) => tx.webhook.create({ data: row })

/** @returns whether there was one */
export const deleteWebhookRow = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.webhook.deleteMany({ where: { id } })).count > 0

/** One message to every webhook that there is, in one statement. @returns how many */
export const promiseDeliveries = (tx: Tx, updateId: string, now: Date): Promise<number> =>
  tx.$executeRaw`INSERT INTO "WebhookDelivery" ("id", "webhookId", "updateId", "nextTryAt", "createdAt")
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), w."id", ${updateId}, ${now}, ${now} FROM "Webhook" w
    ON CONFLICT ("webhookId", "updateId") DO NOTHING`

const deliverySchema = z.object({
  id: z.string(),
  webhookId: z.string(),
  updateId: z.string(),
  tries: z.number().int(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  secret: z.string(),
})
export type Delivery = z.output<typeof deliverySchema>

/** The next message that is due; for `leaseSeconds` no other run takes it. */
export async function claimDelivery(db: Db, leaseSeconds: number): Promise<Delivery | null> {
  const rows = await db.$queryRaw<unknown[]>`UPDATE "WebhookDelivery" d SET "tries" = d."tries" + 1,
      "nextTryAt" = now() + make_interval(secs => ${leaseSeconds}::float8)
    FROM "Webhook" w
    WHERE w."id" = d."webhookId" AND d."id" = (SELECT "id" FROM "WebhookDelivery" WHERE "state" = 'waiting' AND "nextTryAt" <= now()
      ORDER BY "nextTryAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING d."id", d."webhookId", d."updateId", d."tries", w."url", w."format", w."secret"`
  return deliverySchema.array().parse(rows)[0] ?? null
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
) => db.$executeRaw`UPDATE "WebhookDelivery" SET "state" = ${state}, "trouble" = ${trouble},
    "nextTryAt" = now() + make_interval(secs => ${waitSeconds}::float8) WHERE "id" = ${id}`
