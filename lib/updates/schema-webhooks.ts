import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'

export const WEBHOOK_FORMATS = ['standard', 'slack'] as const
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]

export const webhookInput = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Write an address that begins with https:// or http://.' })
    .max(2_000)
    .refine(
      (text) => !URL.canParse(text) || !new URL(text).username,
      'Leave out the name and password: the signature shows who sends.',
    ),
  /** standard: signed, whole; slack: one text, as Slack, Mattermost and others take it. */
  format: z.enum(WEBHOOK_FORMATS).default('standard'),
})
export type WebhookInput = z.output<typeof webhookInput>

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  createdAt: z.iso.datetime(),
  /** How the messages stand; the last trouble as an HTTP status or a code. */
  sent: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  trouble: z.string().nullable(),
})
export type Webhook = z.infer<typeof webhookSchema>
export const webhookPage = pageOf(webhookSchema)
export const webhookQuery = listQueryOf({})
export type WebhookQuery = z.output<typeof webhookQuery>

/** The secret is in this answer and in no later one. */
export const newWebhookSchema = webhookSchema.extend({ secret: z.string().nullable() })
export type NewWebhook = z.infer<typeof newWebhookSchema>
