import { z } from 'zod'

export const findingSchema = z.object({
  check: z.string(),
  /** `warn`: works, but a person should know. `bad`: something does not work. */
  state: z.enum(['ok', 'warn', 'bad']),
  detail: z.string(),
})
export type Finding = z.infer<typeof findingSchema>

export const queueSchema = z.object({
  /** The kind of job. */
  name: z.string(),
  waiting: z.number().int(),
  running: z.number().int(),
  /** Tried as often as they may be. */
  failed: z.number().int(),
  failedAt: z.iso.datetime().nullable(),
  /** Why the last one failed. */
  error: z.string().nullable(),
})
export type QueueState = z.infer<typeof queueSchema>

export const mailStateSchema = z.object({
  kind: z.string(),
  label: z.string(),
  waiting: z.number().int(),
  sent: z.number().int(),
  refused: z.number().int(),
  failed: z.number().int(),
  /** Since when the oldest waits. */
  oldest: z.iso.datetime().nullable(),
  /** The last trouble, in the mail server's codes. */
  trouble: z.string().nullable(),
})
export type MailState = z.infer<typeof mailStateSchema>

export const systemHealthSchema = z.object({
  version: z.string(),
  checks: z.array(findingSchema),
  /** Promised work that no process has taken yet. */
  promised: z.number().int(),
  queues: z.array(queueSchema),
  mailOn: z.boolean(),
  mails: z.array(mailStateSchema),
})
export type SystemHealth = z.infer<typeof systemHealthSchema>

/** What to try again: failed jobs of a kind, or mails of a kind that were refused or given up. */
export const retryInput = z
  .object({ job: z.string().max(200).optional(), mail: z.string().max(200).optional() })
  .refine(({ job, mail }) => (job === undefined) !== (mail === undefined), 'Name a kind of job or a kind of mail.')
export type RetryInput = z.infer<typeof retryInput>

export const retriedSchema = z.object({ retried: z.number().int() })
export type Retried = z.infer<typeof retriedSchema>

export const mailTestSchema = z.object({
  /** Where it was sent: one's own address. */
  to: z.string(),
})
export type MailTest = z.infer<typeof mailTestSchema>
