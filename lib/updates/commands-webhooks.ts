import { randomBytes } from 'node:crypto'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { seal } from '@/lib/server/hash'
import { enqueue } from '@/lib/server/jobs'
import { leadsInside } from '@/lib/server/outside'
import { LEASE_SECONDS, sendTest } from './commands-deliver'
import { getDelivery } from './queries-webhooks'
import {
  deleteWebhookRow,
  findWebhook,
  insertTest,
  insertWebhook,
  replaceSecret,
  retryDeliveryRow,
} from './repo-webhooks'
import { ROTATION_MS, WEBHOOK_SEAL } from './rules-webhooks'
import { sendWebhooksType } from './schema-jobs'
import type { Delivery, NewWebhook, Rotated, WebhookInput } from './schema-webhooks'

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32

const INSIDE =
  'This address leads into a private network. Name its host in WEBHOOK_PRIVATE_HOSTS where the hub runs, if messages may go there.'

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`

/** Adds a webhook. Its secret is answered once and kept sealed. @throws AppError invalid for an address of a private network */
export async function addWebhook(actor: MaybeActor, input: WebhookInput, now: Date): Promise<NewWebhook> {
  const admin = authorize(actor, 'webhook.write')
  if (await leadsInside(input.url, { privateHosts: env().WEBHOOK_PRIVATE_HOSTS })) throw invalidField('url', INSIDE)
  const id = newId()
  const secret = input.format === 'standard' ? newSecret() : null
  await transaction(async (tx) => {
    const sealed = secret === null ? '' : seal(WEBHOOK_SEAL, id, secret)
    await insertWebhook(tx, { ...input, id, secret: sealed, createdById: admin.id, createdAt: now })
    // The address of a Slack webhook is its secret: only the host is noted.
    await audit(
      tx,
      admin,
      'webhook.add',
      { kind: 'webhook', id },
      { host: new URL(input.url).host, format: input.format, audience: input.audience },
    )
  })
  return {
    ...input,
    id,
    createdAt: now.toISOString(),
    oldUntil: null,
    sent: 0,
    waiting: 0,
    failed: 0,
    trouble: null,
    secret,
  }
}

/** @throws AppError not_found */
export async function deleteWebhook(actor: MaybeActor, id: string): Promise<{ deleted: true }> {
  const admin = authorize(actor, 'webhook.write')
  await transaction(async (tx) => {
    if (!(await deleteWebhookRow(tx, id))) throw notFound('This webhook')
    await audit(tx, admin, 'webhook.delete', { kind: 'webhook', id })
  })
  return { deleted: true }
}

/**
 * Makes another secret, answered once. For a day messages are signed with both, so that the receiver loses none while it is
 * changed there. Changed again within that day, the one of before is no longer signed with.
 * @throws AppError not_found; conflict for Slack's form, whose address is its secret, and where it was changed meanwhile
 */
export async function rotateSecret(actor: MaybeActor, id: string, now: Date): Promise<Rotated> {
  const admin = authorize(actor, 'webhook.write')
  const before = await findWebhook(db, id)
  if (!before) throw notFound('This webhook')
  if (before.format !== 'standard') throw conflict('Only signed webhooks have a secret; of Slack’s the address is it.')
  const secret = newSecret()
  const oldUntil = new Date(now.getTime() + ROTATION_MS)
  await transaction(async (tx) => {
    const sealed = seal(WEBHOOK_SEAL, id, secret)
    if (!(await replaceSecret(tx, { id, before: before.secret, secret: sealed, oldUntil })))
      throw conflict('Somebody else changed the secret meanwhile.')
    await audit(tx, admin, 'webhook.rotate', { kind: 'webhook', id })
  })
  return { id, secret, oldUntil: oldUntil.toISOString() }
}

/** Sends a message that tells nothing, once, and answers how that went. @throws AppError not_found */
export async function testWebhook(actor: MaybeActor, id: string, now: Date): Promise<Delivery> {
  const admin = authorize(actor, 'webhook.write')
  const test = await transaction(async (tx) => {
    const inserted = await insertTest(tx, id, now, LEASE_SECONDS)
    if (!inserted) throw notFound('This webhook')
    await audit(tx, admin, 'webhook.test', { kind: 'webhook', id })
    return inserted
  })
  await sendTest(test)
  return getDelivery(admin, id, test.id)
}

/** Sends a message again that was given up, or that waits for its next try. @throws AppError not_found, conflict */
export async function retryDelivery(actor: MaybeActor, id: string, delivery: string): Promise<Delivery> {
  const admin = authorize(actor, 'webhook.write')
  const before = await getDelivery(admin, id, delivery)
  await transaction(async (tx) => {
    if (before.state === 'sent' || !(await retryDeliveryRow(tx, id, delivery)))
      throw conflict('This message has arrived already.')
    await enqueue(tx, sendWebhooksType, {}, { key: 'webhooks' })
    await audit(tx, admin, 'webhook.retry', { kind: 'webhook', id }, { delivery })
  })
  return getDelivery(admin, id, delivery)
}
