import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { id, line, optionalProse, patchOf } from '@/lib/core/zod'

/** What kind of answer to a need an item is, cheapest first: the thinnest platform that serves it. */
export const KINDS = ['docs', 'enablement', 'buy', 'build', 'retire'] as const
export type Kind = (typeof KINDS)[number]

export const HORIZONS = ['now', 'next', 'later'] as const
export type Horizon = (typeof HORIZONS)[number]

export const STATUSES = ['open', 'shipped', 'dropped'] as const
export type Status = (typeof STATUSES)[number]

export const METHODS = ['rice', 'wsjf', 'ice', 'opportunity'] as const
export type Method = (typeof METHODS)[number]
export const SORTS = [...METHODS, 'rank'] as const
export type Sort = (typeof SORTS)[number]

/** The top of Intercom's impact scale: "massive". */
export const MAX_IMPACT = 3

const impact = z.number().positive('More than 0.').max(MAX_IMPACT, 'At most 3: the scale is 0.25 minimal to 3 massive.')
const effort = z.number().positive('More than 0.').max(1_000, 'At most 1,000 person-weeks.')
const people = z.number().min(0, 'Not below 0.').max(1_000_000, 'At most 1,000,000.')
const tenth = z.number().min(1, 'From 1 to 10.').max(10, 'From 1 to 10.')
const insightIds = z.array(id).max(50, 'At most 50 insights.')

/** What a new item takes. Impact is on Intercom's scale (0.25 minimal … 3 massive), effort in person-weeks. */
export const itemInput = z.object({
  title: line(),
  problem: optionalProse(10_000),
  insights: insightIds.default([]),
  impact,
  impactNote: optionalProse(2_000),
  effort,
  effortNote: optionalProse(2_000),
  /** People concerned beyond those who were heard: a guess, and counted as one. */
  reachEstimate: people.nullish(),
  reachNote: optionalProse(2_000),
  /** WSJF's own inputs, 1–10. */
  urgency: tenth.nullish(),
  riskReduction: tenth.nullish(),
  kind: z.enum(KINDS),
  horizon: z.enum(HORIZONS).default('later'),
  /** What will be different, and by what it will be seen: agreed before building. */
  outcome: optionalProse(2_000),
  rfcNumber: z.number().int().positive().max(2_000_000_000).nullish(),
})
export type ItemInput = z.output<typeof itemInput>

/** What may be changed of an item; what is left out stays. Another column than now: to its end. */
export const itemPatch = patchOf(itemInput).extend({
  /** Drops an item or takes it up again. Shipping is a step of its own. */
  status: z.enum(['open', 'dropped']).optional(),
})
export type ItemPatch = z.output<typeof itemPatch>

/** A move on the board: into a column, after one item of it or (null) to its top. `seen` is the place the mover saw it at. */
export const moveInput = z.object({
  id,
  horizon: z.enum(HORIZONS),
  after: id.nullable(),
  seen: z.object({ horizon: z.enum(HORIZONS), rank: z.string().max(200) }),
})
export type MoveInput = z.output<typeof moveInput>

export const listQuery = listQueryOf({
  sort: z.enum(SORTS).default('rice'),
  status: z.enum(STATUSES).optional(),
  horizon: z.enum(HORIZONS).optional(),
})
export type ListQuery = z.output<typeof listQuery>

export const scoreSchema = z.object({
  method: z.literal('rice'),
  value: z.number(),
  reach: z.number(),
  impact: z.number(),
  confidence: z.number(),
  effort: z.number(),
  /** Lowest and highest value that the uncertain inputs allow. */
  interval: z.tuple([z.number(), z.number()]),
  /** Each input in a sentence, with where it comes from. */
  why: z.array(z.string()),
  wsjf: z.number(),
  ice: z.number(),
  opportunity: z.number(),
})
export type Score = z.infer<typeof scoreSchema>

/** A step as the reader may take it. */
export const actionSchema = z.object({
  to: z.enum(STATUSES),
  verb: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
})

export const itemSchema = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  kind: z.enum(KINDS),
  horizon: z.enum(HORIZONS),
  rank: z.string(),
  status: z.enum(STATUSES),
  outcome: z.string(),
  rfcNumber: z.number().nullable(),
  insights: z.array(z.string()),
  /** Notes, estimate and score are for those who may read scores; null or empty for a stakeholder. */
  impactNote: z.string(),
  effortNote: z.string(),
  reachEstimate: z.number().nullable(),
  reachNote: z.string(),
  urgency: z.number().nullable(),
  riskReduction: z.number().nullable(),
  score: scoreSchema.nullable(),
  warnings: z.array(z.string()),
  /** Every step out of its status, for this reader: refused ones with the reason. */
  actions: z.array(actionSchema),
  shippedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Item = z.infer<typeof itemSchema>
export const itemPage = pageOf(itemSchema)
