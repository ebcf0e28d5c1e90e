import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { day, id, line, optionalProse, patchOf, dayText } from '@/lib/core/zod'

/** The life of a platform product, as a page of the catalogue and a column of the retirement plan know it. */
export const STAGES = ['discovery', 'launch', 'enhancement', 'maturation', 'retirement'] as const
export type Stage = (typeof STAGES)[number]

/** How far a team has come with a capability. */
export const USE_STATES = ['aware', 'tried', 'weekly', 'recommends', 'left'] as const
export type UseState = (typeof USE_STATES)[number]

const address = z
  .url({ protocol: /^https?$/, error: 'Write an address that begins with https:// or http://.' })
  .max(2_000)

export const capabilityInput = z.object({
  name: line(100),
  description: optionalProse(2_000),
  /** A person's id or e-mail address. */
  owner: line().nullish(),
  /** A team's id or name. */
  team: line().nullish(),
  stage: z.enum(STAGES).default('discovery'),
  goldenPath: address.nullish(),
  goldenPathSupported: z.boolean().default(false),
  docs: address.nullish(),
  /** Where its code is, and where it is seen running. */
  repository: address.nullish(),
  dashboard: address.nullish(),
  /** Share of those who could use it, 0–1; counted from teams where any is known. */
  adoption: z.number().min(0, 'From 0 to 1.').max(1, 'From 0 to 1.').nullish(),
  /** The survey question that asks how satisfied people are with it. */
  satisfaction: z.object({ survey: id, question: line(100) }).nullish(),
  retireBy: day.nullish(),
  replacement: optionalProse(500),
  plan: optionalProse(5_000),
})
export type CapabilityInput = z.output<typeof capabilityInput>
export const capabilityPatch = patchOf(capabilityInput)
export type CapabilityPatch = z.output<typeof capabilityPatch>

export const useInput = z.object({
  team: line(),
  state: z.enum(USE_STATES),
  /** Whether the team chose it, or was told to use it. */
  chosen: z.boolean().nullish(),
})
export type UseInput = z.output<typeof useInput>

const share = z.number().nullable()
const group = z.object({ teams: z.number().int(), engineers: z.number().int() })
export const capabilitySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** E-mail address, and name. */
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  team: z.string().nullable(),
  teamId: z.string().nullable(),
  stage: z.enum(STAGES),
  stageSince: dayText,
  goldenPath: z.string().nullable(),
  goldenPathSupported: z.boolean(),
  docs: z.string().nullable(),
  repository: z.string().nullable(),
  dashboard: z.string().nullable(),
  /** 0–1: engineers in teams that use it every week, of those in all teams; or what was typed. */
  adoption: share,
  adoptionFrom: z.enum(['teams', 'typed', 'none']),
  /** The share that it would be if every team of which nothing is known used it; null where it is typed or not known. */
  adoptionAtMost: share,
  /** Teams that came so far, and their engineers; each step holds those of the next one too. */
  funnel: z.object({ aware: group, tried: group, weekly: group, recommends: group, left: group, unknown: group }),
  /** Days from launch to weekly use, the median of so many teams; null where it was not launched or no such day is known. */
  timeToAdopt: z.object({ days: z.number(), teams: z.int() }).nullable(),
  /** Of the teams that use it every week and were asked: the share that chose it. */
  chosenShare: share,
  /** The same in teams: so many chose it, of so many that were asked. */
  chosenTeams: z.object({ chose: z.int(), asked: z.int() }),
  satisfaction: z.object({ survey: z.string(), question: z.string() }).nullable(),
  retireBy: dayText.nullable(),
  replacement: z.string(),
  plan: z.string(),
  source: z.string().nullable(),
  /** Ownership gaps and what is out of date, in words. */
  gaps: z.array(z.string()),
  uses: z.array(
    z.object({
      team: z.string(),
      state: z.enum(USE_STATES),
      chosen: z.boolean().nullable(),
      at: z.iso.datetime(),
      /** The day on which it was first known that they use it every week; null where that is not known. */
      weeklyOn: dayText.nullable(),
      /** When its people were told of the retirement; null: not yet. */
      toldAt: z.iso.datetime().nullable(),
    }),
  ),
  checkedAt: z.iso.datetime(),
})
export type Capability = z.infer<typeof capabilitySchema>
export const capabilityPage = pageOf(capabilitySchema)
export const capabilityQuery = listQueryOf({ stage: z.enum(STAGES).optional() })
export type CapabilityQuery = z.output<typeof capabilityQuery>
/** Teams that use it and whose people were told, and how many people get a mail. */
export const noticeSchema = z.object({ teams: z.int(), mails: z.int() })
export type Notice = z.infer<typeof noticeSchema>

export const stageHistory = z.object({ data: z.array(z.object({ stage: z.enum(STAGES), at: z.iso.datetime() })) })

/** An empty field means none. */
const orNone = <T extends z.ZodType>(schema: T) => z.preprocess((typed) => (typed === '' ? null : typed), schema)
const { name, description, stage, goldenPath, docs, repository, dashboard, owner, team, replacement, plan, retireBy } =
  capabilityInput.shape
const formShape = {
  name,
  description,
  owner: orNone(owner),
  team: orNone(team),
  stage,
  docs: orNone(docs),
  repository: orNone(repository),
  dashboard: orNone(dashboard),
  goldenPath: orNone(goldenPath),
}
export const capabilityForm = z.object(formShape)
export const capabilityEditForm = z.object({
  id,
  ...formShape,
  goldenPathSupported: z.preprocess((typed) => typed === 'true', z.boolean()),
  retireBy: orNone(retireBy),
  replacement,
  plan,
})
export const useForm = z.object({
  id,
  team: useInput.shape.team,
  state: useInput.shape.state,
  chosen: z.enum(['', 'chosen', 'told']).transform((typed) => (typed === '' ? null : typed === 'chosen')),
})
