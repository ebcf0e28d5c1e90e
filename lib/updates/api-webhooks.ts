import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { muteByKey } from './commands-tell'
import { addWebhook, deleteWebhook, retryDelivery, rotateSecret, testWebhook } from './commands-webhooks'
import { getWebhook, listDeliveries, listWebhooks } from './queries-webhooks'
import {
  deliveryPage,
  deliveryParams,
  deliveryQuery,
  deliverySchema,
  newWebhookSchema,
  rotatedSchema,
  webhookInput,
  webhookPage,
  webhookParams,
  webhookQuery,
  webhookSchema,
} from './schema-webhooks'

const one = { params: { id: 'webhook-id' } }

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
      'Send every update, or those for one audience, to an address, signed as Standard Webhooks, or as Slack takes it. ' +
      'The secret is answered once',
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
    params: webhookParams,
    answer: z.object({ deleted: z.literal(true) }),
    example: one,
    run: ({ actor, params }) => deleteWebhook(actor, params.id),
  }),
  get: endpoint({
    method: 'GET',
    path: '/webhooks/{id}',
    summary: 'Where updates are sent to, with how the messages stand; never with the secret',
    access: 'webhook.write',
    params: webhookParams,
    answer: webhookSchema,
    example: one,
    run: ({ actor, params }) => getWebhook(actor, params.id),
  }),
  rotate: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/rotate',
    summary: 'Make another secret, answered once; for a day messages are signed with both',
    access: 'webhook.write',
    params: webhookParams,
    answer: rotatedSchema,
    example: one,
    run: ({ actor, params, now }) => rotateSecret(actor, params.id, now),
  }),
  test: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/test',
    summary: 'Send a message that tells nothing, and answer how that went',
    access: 'webhook.write',
    params: webhookParams,
    answer: deliverySchema,
    status: 201,
    example: one,
    run: ({ actor, params, now }) => testWebhook(actor, params.id, now),
  }),
  deliveries: endpoint({
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    summary: 'The messages of a webhook, the last one first',
    access: 'webhook.write',
    params: webhookParams,
    query: deliveryQuery,
    answer: deliveryPage,
    example: { ...one, query: { state: 'failed' } },
    run: ({ actor, params, query }) => listDeliveries(actor, params.id, query),
  }),
  retry: endpoint({
    method: 'POST',
    path: '/webhooks/{id}/deliveries/{delivery}/retry',
    summary: 'Send a message again that was given up or waits for its next try',
    access: 'webhook.write',
    params: deliveryParams,
    answer: deliverySchema,
    example: { params: { id: 'webhook-id', delivery: 'msg_1' } },
    run: ({ actor, params }) => retryDelivery(actor, params.id, params.delivery),
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
