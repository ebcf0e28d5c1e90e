import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { AUDIENCES } from './schema'

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
  /**
   * Whose updates are sent there: those for this audience and for everyone, in its own words where it has some. Null: every update, with
   * the text that everyone reads, and with no text where it is written for others than everyone or developers.
   */
  audience: z.enum(AUDIENCES).nullable().default(null),
})
/** As it is posted by a form: nothing chosen is an empty text. */
export const webhookForm = webhookInput.extend({
  audience: z.preprocess((typed) => (typed === '' ? null : typed), webhookInput.shape.audience),
})
export type WebhookInput = z.output<typeof webhookInput>

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  format: z.enum(WEBHOOK_FORMATS),
  /** Whose updates are sent there; null: all, with the text that everyone reads. */
  audience: z.enum(AUDIENCES).nullable(),
  createdAt: z.iso.datetime(),
  /** Until when messages are signed with the secret before too; null where there was none. */
  oldUntil: z.iso.datetime().nullable(),
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

/** The new secret, in this answer and in no later one; until `oldUntil` messages are signed with the one before too. */
export const rotatedSchema = z.object({ id: z.string(), secret: z.string(), oldUntil: z.iso.datetime() })
export type Rotated = z.infer<typeof rotatedSchema>

export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export const deliverySchema = z.object({
  /** Of the message: each try carries the same. */
  id: z.string(),
  /** What it tells; null for a test. */
  update: z.object({ id: z.string(), title: z.string() }).nullable(),
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  /** HTTP status, or a code of what went wrong at the last try. */
  trouble: z.string().nullable(),
  createdAt: z.iso.datetime(),
  triedAt: z.iso.datetime().nullable(),
  /** When it is tried again; null where it is not. */
  nextTryAt: z.iso.datetime().nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>
export const deliveryPage = pageOf(deliverySchema)
export const deliveryQuery = listQueryOf({ state: z.enum(DELIVERY_STATES).optional() })
export type DeliveryQuery = z.output<typeof deliveryQuery>

export const webhookParams = z.object({ id })
export const deliveryParams = z.object({ id, delivery: id })
