import { z } from 'zod'
import { AUDIENCES } from './schema'

export const DIGEST_EVERY = ['week', 'month'] as const
export type DigestEvery = (typeof DIGEST_EVERY)[number]

/** How a person is mailed: one mail for each update, or one for those of a week or a month. */
export const MAILED = ['each', ...DIGEST_EVERY] as const
export type Mailed = (typeof MAILED)[number]

export const mailedInput = z.object({
  /** Left out: as it is. */
  mail: z.enum(MAILED).optional(),
  /** Whose text of an update one reads first, on its page, in mails and digests; null: as the role tells. Left out: as it is. */
  reads: z.enum(AUDIENCES).nullish(),
})
export type MailedInput = z.output<typeof mailedInput>
export const mailedSchema = z.object({
  mail: z.enum(MAILED),
  reads: z.enum(AUDIENCES).nullable(),
  /** Not told at all, whatever `mail` says. */
  muted: z.boolean(),
})
export type MailedBy = z.infer<typeof mailedSchema>

export const readsForm = z.object({
  reads: z.union([z.literal('').transform(() => null), z.enum(AUDIENCES)]),
})
