import { randomBytes } from 'node:crypto'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { seal } from '@/lib/server/hash'
import { leadsInside } from '@/lib/server/outside'
import { deleteWebhookRow, insertWebhook } from './repo-webhooks'
import type { NewWebhook, WebhookInput } from './schema-webhooks'

/** What seals secrets: the database alone cannot sign. */
export const WEBHOOK_SEAL = 'webhook secret'
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32

const INSIDE =
  'This address leads into a private network. Name its host in WEBHOOK_PRIVATE_HOSTS where the hub runs, if messages may go there.'

/** Adds a webhook. Its secret is answered once and kept sealed. @throws AppError invalid for an address of a private network */
export async function addWebhook(actor: MaybeActor, input: WebhookInput, now: Date): Promise<NewWebhook> {
  const admin = authorize(actor, 'webhook.write')
  if (await leadsInside(input.url, { privateHosts: env().WEBHOOK_PRIVATE_HOSTS })) throw invalidField('url', INSIDE)
  const id = newId()
  const secret = input.format === 'standard' ? `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` : null
  await transaction(async (tx) => {
    const sealed = secret === null ? '' : seal(WEBHOOK_SEAL, id, secret)
    await insertWebhook(tx, { ...input, id, secret: sealed, createdById: admin.id, createdAt: now })
    // The address of a Slack webhook is its secret: only the host is noted.
    await audit(
      tx,
      admin,
      'webhook.add',
      { kind: 'webhook', id },
      { host: new URL(input.url).host, format: input.format },
    )
  })
  return { ...input, id, createdAt: now.toISOString(), sent: 0, waiting: 0, failed: 0, trouble: null, secret }
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
