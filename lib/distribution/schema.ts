import { z } from 'zod'
import { id, line, reasonLine } from '@/lib/core/zod'
import { CADENCES } from './schema-cadence'

const email = line(320)
  .transform((text) => text.toLowerCase())
  .pipe(z.email('An e-mail address.'))

/** Who is to be asked: everybody but for what is stated; several of one kind are “or”, different kinds are “and”. */
export const audienceSchema = z.strictObject({
  teams: z.array(id).max(1_000).default([]).describe('Team ids; none means all.'),
  roles: z.array(line(100)).max(200).default([]).describe('What people do (“backend”); none means all.'),
  /** Months since they started. */
  tenureFrom: z.number().int().min(0).max(600).nullable().default(null),
  tenureTo: z.number().int().min(0).max(600).nullable().default(null),
  emails: z
    .array(email)
    .max(5_000, 'At most 5,000 addresses.')
    .default([])
    .describe('Only these, where there are any.'),
  perTeam: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe(
      'At most so many of each team over the whole survey, those invited before too; then the sample is drawn.',
    ),
  sample: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('So many of them now, drawn in proportion to the teams; those invited before do not count.'),
})
export type Audience = z.infer<typeof audienceSchema>
export const EVERYBODY: Audience = {
  teams: [],
  roles: [],
  tenureFrom: null,
  tenureTo: null,
  emails: [],
  perTeam: null,
  sample: null,
}

const overrideReason = reasonLine(300)
  .refine((text) => text.length >= 3, 'Say why.')
  .nullable()
  .default(null)
  .describe('Why the shared cap is set aside; recorded.')

export const inviteInput = z.strictObject({
  audience: audienceSchema.default(EVERYBODY),
  mail: z.boolean().default(true),
  overrideReason,
})
export type InviteInput = z.infer<typeof inviteInput>

/**
 * People who were left out are counted, not named: that somebody reached the contact limit or wants quiet is private.
 */
export const invitedSchema = z.object({
  invited: z.number().int(),
  already: z.number().int(),
  capped: z.number().int(),
  resting: z.number().int(),
  quiet: z.number().int(),
  declined: z.number().int(),
  unknown: z.array(z.string()).describe('Addresses of nobody here.'),
})
export type Invited = z.infer<typeof invitedSchema>

export const promptInput = z.strictObject({
  survey: z.string().trim().min(1).max(200).describe('Id or public token.'),
  email,
  event: line(100).describe('What happened: “deploy”.'),
  everyDays: z
    .number()
    .int()
    .min(1)
    .max(730)
    .default(30)
    .describe('Ask the same person this survey at most every so many days.'),
  mail: z.boolean().default(true),
})
export type PromptInput = z.infer<typeof promptInput>

export const PROMPT_REASONS = [
  'asked-recently',
  'answered',
  'declined',
  'capped',
  'resting',
  'quiet',
  'unknown-person',
] as const
export type PromptReason = (typeof PROMPT_REASONS)[number]
export const promptResultSchema = z.object({ asked: z.boolean(), reason: z.enum(PROMPT_REASONS).nullable() })
export type PromptResult = z.infer<typeof promptResultSchema>

const remindAfter = z
  .array(z.number().int().min(1).max(90))
  .max(5, 'At most five reminders.')
  .default([])
  .transform((days) => [...new Set(days)].sort((a, b) => a - b))

export const remindsInTime = {
  holds: (input: { remindAfter: number[]; daysOpen: number }): boolean =>
    input.remindAfter.every((days) => days < input.daysOpen),
  otherwise: { path: ['remindAfter'], message: 'A reminder has to come before the wave closes.' },
}

export const scheduleInput = z
  .strictObject({
    cadence: z.enum(CADENCES),
    startsOn: z.iso.date('A day.'),
    daysOpen: z.number().int().min(1, 'At least a day.').max(90, 'At most 90 days.'),
    audience: audienceSchema.default(EVERYBODY),
    remindAfter,
    mail: z.boolean().default(true),
  })
  .refine(remindsInTime.holds, remindsInTime.otherwise)
export type ScheduleInput = z.infer<typeof scheduleInput>

export const scheduleSchema = z.object({
  id: z.string(),
  survey: z.object({ id: z.string(), title: z.string() }),
  cadence: z.enum(CADENCES),
  startsOn: z.string(),
  nextOn: z.string().nullable(),
  daysOpen: z.number().int(),
  remindAfter: z.array(z.number().int()),
  audience: audienceSchema,
  mail: z.boolean(),
  waves: z.number().int(),
  active: z.boolean(),
  trouble: z.string().nullable(),
})
export type Schedule = z.infer<typeof scheduleSchema>
