import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { findDeliveryRow, listDeliveryRows, listWebhookRows, type DeliveryRow, type WebhookRow } from './repo-webhooks'
import type { Delivery, DeliveryQuery, Webhook, WebhookQuery } from './schema-webhooks'

const toWebhook = ({ createdAt, oldUntil, ...row }: WebhookRow): Webhook => ({
  ...row,
  createdAt: createdAt.toISOString(),
  oldUntil: oldUntil && oldUntil.toISOString(),
})

/** Webhooks with how their messages stand; never with a secret. */
export async function listWebhooks(actor: MaybeActor, { limit, cursor }: WebhookQuery): Promise<Page<Webhook>> {
  authorize(actor, 'webhook.write')
  const after = decodeCursor(cursor, z.tuple([z.string()]))
  return toPage(
    await listWebhookRows(db, { after: after?.[0] ?? '', limit: limit + 1 }),
    limit,
    (row) => [row.id],
    toWebhook,
  )
}

/** One of them. @throws AppError not_found */
export async function getWebhook(actor: MaybeActor, id: string): Promise<Webhook> {
  authorize(actor, 'webhook.write')
  const [row] = await listWebhookRows(db, { id, after: '', limit: 1 })
  if (!row) throw notFound('This webhook')
  return toWebhook(row)
}

const toDelivery = ({ updateId, title, createdAt, triedAt, nextTryAt, ...row }: DeliveryRow): Delivery => ({
  ...row,
  update: updateId === null ? null : { id: updateId, title: title ?? '' },
  createdAt: createdAt.toISOString(),
  triedAt: triedAt && triedAt.toISOString(),
  nextTryAt: row.state === 'waiting' ? nextTryAt.toISOString() : null,
})

const deliveryKey = z.tuple([z.iso.datetime(), z.string()])

/** Messages of a webhook, the last one first. @throws AppError not_found */
export async function listDeliveries(
  actor: MaybeActor,
  webhookId: string,
  { limit, cursor, state }: DeliveryQuery,
): Promise<Page<Delivery>> {
  await getWebhook(actor, webhookId)
  const after = decodeCursor(cursor, deliveryKey)
  return toPage(
    await listDeliveryRows(db, webhookId, { state, after, limit: limit + 1 }),
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    toDelivery,
  )
}

/** One message of a webhook. @throws AppError not_found */
export async function getDelivery(actor: MaybeActor, webhookId: string, id: string): Promise<Delivery> {
  authorize(actor, 'webhook.write')
  const row = await findDeliveryRow(db, webhookId, id)
  if (!row) throw notFound('This message')
  return toDelivery(row)
}
