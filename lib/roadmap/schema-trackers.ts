import { z } from 'zod'
import { line } from '@/lib/core/zod'

/** The trackers whose issues can be linked to an item. */
export const TRACKERS = ['github', 'gitlab', 'jira', 'linear'] as const
export type Tracker = (typeof TRACKERS)[number]

/** Where the secret of the trackers' webhooks is kept. */
export const TRACKER_SECRET_KEY = 'roadmap.trackers'
/** Trackers that make the secret of a webhook themselves: it is copied from them. */
export const OWN_SECRET = ['linear'] as const
export type OwnSecret = (typeof OWN_SECRET)[number]
export const ownSecretKey = (provider: OwnSecret): string => `roadmap.tracker-secret.${provider}`

/** A secret as it is kept: sealed, so that the database alone cannot speak for a tracker; of former versions as it is. */
export const secretSetting = z.object({
  secret: z.string(),
  sealed: z.boolean().default(false),
  at: z.iso.datetime().nullish(),
})
export const ownSecretInput = z.object({ secret: line(200) })

export const trackerTokenKey = (provider: Tracker): string => `roadmap.tracker-token.${provider}`

/** A token as it is kept: sealed, for one host. */
export const tokenSetting = z.object({ host: z.string(), token: z.string(), at: z.iso.datetime() })

export const trackerTokenInput = z.object({
  /** Of Jira Cloud "e-mail:token". */
  token: line(2_000),
  /** Of GitLab and Jira: the host of their addresses, with its port if it has one. */
  host: z
    .string()
    .trim()
    .max(255)
    .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'A host like gitlab.example.com, without https://.')
    .optional(),
})
export type TrackerTokenInput = z.output<typeof trackerTokenInput>

/** What is kept for the trackers: never a secret or a token. */
export const trackersSchema = z.object({
  /** When the secret of the webhooks was made; null: there is none, or it is of before that was noted. */
  secret: z.object({ exists: z.boolean(), at: z.iso.datetime().nullable() }),
  trackers: z.array(
    z.object({
      provider: z.enum(TRACKERS),
      /** Where its webhook sends to. */
      webhook: z.string(),
      /** When it last told something of a linked issue, by webhook or asked. */
      heardAt: z.iso.datetime().nullable(),
      token: z.object({ host: z.string(), at: z.iso.datetime() }).nullable(),
      /** Whether it makes the secret of its webhook itself, and since when that is kept. */
      ownSecret: z.object({ at: z.iso.datetime().nullable() }).nullable(),
    }),
  ),
})
export type Trackers = z.infer<typeof trackersSchema>

/** The form of a token: an empty host is none. */
export const trackerTokenForm = z.object({
  provider: z.enum(TRACKERS),
  token: trackerTokenInput.shape.token,
  host: z.preprocess((typed) => (typed === '' ? undefined : typed), trackerTokenInput.shape.host),
})
export const ownSecretForm = ownSecretInput.extend({ provider: z.enum(OWN_SECRET) })
export const trackerForm = z.object({ provider: z.enum(TRACKERS) })
