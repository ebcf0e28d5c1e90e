import { z } from 'zod'

export const DIGEST_EVERY = ['week', 'month'] as const
export type DigestEvery = (typeof DIGEST_EVERY)[number]

/** How a person is mailed: one mail for each update, or one for those of a week or a month. */
export const MAILED = ['each', ...DIGEST_EVERY] as const
export type Mailed = (typeof MAILED)[number]

export const mailedInput = z.object({ mail: z.enum(MAILED) })
export type MailedInput = z.output<typeof mailedInput>
export const mailedSchema = z.object({
  mail: z.enum(MAILED),
  /** Not told at all, whatever `mail` says. */
  muted: z.boolean(),
})
export type MailedBy = z.infer<typeof mailedSchema>
