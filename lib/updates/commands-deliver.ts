import { createHmac } from 'node:crypto'
import { absolute, paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { unseal } from '@/lib/server/hash'
import { postOutside } from '@/lib/server/outside'
import { appVersion } from '@/lib/server/version'
import { toUpdate } from './presenter'
import { findUpdate } from './repo'
import { forReceiver } from './rules-audience'
import { claimDelivery, settleDelivery, type DueDelivery } from './repo-webhooks'
import {
  deliveryStateAfter,
  slackBody,
  slackTestBody,
  standardBody,
  standardTestBody,
  WEBHOOK_SEAL,
} from './rules-webhooks'

const TIMEOUT_MS = 15_000
/** So long nobody else sends what one run has taken. */
export const LEASE_SECONDS = 60
/** A run ends before the queue takes its job for dead. */
const RUN_MS = 5 * 60_000

/**
 * The three headers of Standard Webhooks: HMAC-SHA-256 of `id.timestamp.body` under the secret's bytes. Each try has its
 * own timestamp, since receivers refuse old ones, and the same id, by which they know a repeated message.
 * @param secrets one, or after a change of it the new one and the one before: a receiver takes either
 */
export function signedHeaders(secrets: readonly string[], id: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

/** What a message says; null where its update is gone. */
async function bodyOf({ webhookId, updateId, format, audience }: DueDelivery): Promise<string | null> {
  const base = env().BASE_URL
  const isStandard = format === 'standard'
  if (updateId === null) {
    const url = absolute(base, paths.settingsWebhook(webhookId))
    return isStandard ? standardTestBody(systemClock().toISOString(), url) : slackTestBody(url)
  }
  const row = await findUpdate(db, updateId)
  if (!row) return null
  // To people outside the hub: no words of anyone, and no text that is written for others than this receiver's readers.
  const update = forReceiver(toUpdate(row, new Map()), audience)
  const url = absolute(base, paths.update(row.id))
  return isStandard ? standardBody(update, url) : slackBody(update, url)
}

/** The secrets that a message is signed with; null where the first cannot be opened with the hub's own. */
function secretsOf({ webhookId, secret, oldSecret }: DueDelivery): string[] | null {
  const present = unseal(WEBHOOK_SEAL, webhookId, secret)
  if (present === null) return null
  const before = oldSecret === '' ? null : unseal(WEBHOOK_SEAL, webhookId, oldSecret)
  return before === null ? [present] : [present, before]
}

/** @returns the HTTP status, or a code of what went wrong */
async function post(delivery: DueDelivery): Promise<number | string> {
  const body = await bodyOf(delivery)
  if (body === null) return 410
  const isStandard = delivery.format === 'standard'
  const secrets = isStandard ? secretsOf(delivery) : []
  if (secrets === null) return 'SECRET_UNREADABLE'
  try {
    return await postOutside(delivery.url, {
      timeoutMs: TIMEOUT_MS,
      privateHosts: env().WEBHOOK_PRIVATE_HOSTS,
      headers: {
        'content-type': 'application/json',
        'user-agent': `Soundings/${appVersion()}`,
        ...(isStandard && signedHeaders(secrets, delivery.id, body, systemClock())),
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

/** Sends a test that is held, once: who waits for it sees at once how it went, and no other try surprises anybody later. */
export async function sendTest(delivery: DueDelivery): Promise<void> {
  const after = deliveryStateAfter(await post(delivery), delivery.tries)
  await settleDelivery(
    db,
    delivery.id,
    after.state === 'waiting' ? { ...after, state: 'failed', waitSeconds: 0 } : after,
  )
}
