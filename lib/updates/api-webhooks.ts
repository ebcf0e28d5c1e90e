import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { muteByKey } from './commands-tell'
import { addWebhook, deleteWebhook } from './commands-webhooks'
import { listWebhooks } from './queries-webhooks'
import { newWebhookSchema, webhookInput, webhookPage, webhookQuery } from './schema-webhooks'

export const webhookEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/webhooks',
    summary: 'Where updates are sent to, with how the messages stand',
    access: 'webhook.write',
    query: webhookQuery,
    answer: webhookPage,
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listWebhooks(actor, query),
  }),
  add: endpoint({
    method: 'POST',
    path: '/webhooks',
    summary:
      'Send every update to an address, signed as Standard Webhooks, or as Slack takes it. The secret is answered once',
    access: 'webhook.write',
    body: webhookInput,
    answer: newWebhookSchema,
    status: 201,
    example: { body: { url: 'https://hooks.example.com/soundings' } },
    run: ({ actor, body, now }) => addWebhook(actor, body, now),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: 'Send nothing more to an address',
    access: 'webhook.write',
    params: z.object({ id }),
    answer: z.object({ deleted: z.literal(true) }),
    example: { params: { id: 'webhook-id' } },
    run: ({ actor, params }) => deleteWebhook(actor, params.id),
  }),
  mute: endpoint({
    method: 'POST',
    path: '/updates/mute/{key}',
    summary: 'Stop mail about what became of what one said: the button of a mail program (RFC 8058)',
    access: 'public',
    params: z.object({ key: z.string().max(200) }),
    answer: z.object({ muted: z.literal(true) }),
    example: { params: { key: 'key-of-a-mail' } },
    run: ({ params, now }) => muteByKey(params.key, now),
  }),
}
