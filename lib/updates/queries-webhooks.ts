import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { listWebhookRows } from './repo-webhooks'
import type { Webhook, WebhookQuery } from './schema-webhooks'

/** Webhooks with how their messages stand; never with a secret. */
export async function listWebhooks(actor: MaybeActor, { limit, cursor }: WebhookQuery): Promise<Page<Webhook>> {
  authorize(actor, 'webhook.write')
  const after = decodeCursor(cursor, z.tuple([z.string()]))
  return toPage(
    await listWebhookRows(db, after?.[0] ?? '', limit + 1),
    limit,
    (row) => [row.id],
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
  )
}
