import { createHmac } from 'node:crypto'
import { absolute, paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { unseal } from '@/lib/server/hash'
import { postOutside } from '@/lib/server/outside'
import { appVersion } from '@/lib/server/version'
import { WEBHOOK_SEAL } from './commands-webhooks'
import { toUpdate } from './presenter'
import { findUpdate } from './repo'
import { claimDelivery, settleDelivery, type Delivery } from './repo-webhooks'
import { deliveryStateAfter, slackBody, standardBody } from './rules-webhooks'

const TIMEOUT_MS = 15_000
const LEASE_SECONDS = 60
/** A run ends before the queue takes its job for dead. */
const RUN_MS = 5 * 60_000

/**
 * The three headers of Standard Webhooks: HMAC-SHA-256 of `id.timestamp.body` under the secret's bytes. Each try has its
 * own timestamp, since receivers refuse old ones, and the same id, by which they know a repeated message.
 */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** @returns the HTTP status, or a code of what went wrong */
async function post(delivery: Delivery): Promise<number | string> {
  const row = await findUpdate(db, delivery.updateId)
  if (!row) return 410
  // To people outside the hub: no words of anyone.
  const update = toUpdate(row, new Map())
  const url = absolute(env().BASE_URL, paths.update(row.id))
  const isStandard = delivery.format === 'standard'
  const body = isStandard ? standardBody(update, url) : slackBody(update, url)
  const secret = isStandard ? unseal(WEBHOOK_SEAL, delivery.webhookId, delivery.secret) : ''
  if (secret === null) return 'SECRET_UNREADABLE'
  try {
    return await postOutside(delivery.url, {
      timeoutMs: TIMEOUT_MS,
      privateHosts: env().WEBHOOK_PRIVATE_HOSTS,
      headers: {
        'content-type': 'application/json',
        'user-agent': `Soundings/${appVersion()}`,
        ...(isStandard && signedHeaders(secret, delivery.id, body, systemClock())),
      },
      body,
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return typeof code === 'string' ? code : error instanceof Error ? error.name : 'UNKNOWN'
  }
}

/** Sends what is due to webhooks, one after another. A message whose run was killed is sent again with the same id. */
export async function sendWebhooks(): Promise<void> {
  const until = Date.now() + RUN_MS
  while (Date.now() < until) {
    const delivery = await claimDelivery(db, LEASE_SECONDS)
    if (!delivery) return
    await settleDelivery(db, delivery.id, deliveryStateAfter(await post(delivery), delivery.tries))
  }
}
