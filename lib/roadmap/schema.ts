import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import {
  day,
  id,
  line,
  optionalLine,
  optionalProse,
  optionalReason,
  patchOf,
  reason,
  reasonLine,
  dayText,
} from '@/lib/core/zod'

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

/** What can be considered instead, cheapest first; `retire` takes something away. */
export const ALTERNATIVES = ['nothing', ...KINDS] as const
export type AlternativeKind = (typeof ALTERNATIVES)[number]

/** A way that was considered and not taken, and why it is not enough. */
export const alternativeSchema = z.object({ kind: z.enum(ALTERNATIVES), whyNot: reason(1_000) })
export type Alternative = z.output<typeof alternativeSchema>

const alternatives = z
  .array(alternativeSchema)
  .max(ALTERNATIVES.length, 'Each kind once.')
  .refine((list) => new Set(list.map((one) => one.kind)).size === list.length, 'Each kind once.')

const quarter = z
  .string()
  .trim()
  .regex(/^\d{4}-Q[1-4]$/, 'A quarter is written like 2026-Q4.')

/** The top of Intercom's impact scale: "massive". */
export const MAX_IMPACT = 3
/** The least effort, in person-weeks: half a day. A score divides by it. */
export const MIN_EFFORT = 0.1

const impact = z.number().positive('More than 0.').max(MAX_IMPACT, 'At most 3: the scale is 0.25 minimal to 3 massive.')
const effort = z
  .number()
  .min(MIN_EFFORT, `At least ${MIN_EFFORT}: half a day.`)
  .max(1_000, 'At most 1,000 person-weeks.')
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
  /** A word that items of one subject share: "Builds". */
  theme: optionalLine(60),
  quarter: quarter.nullish(),
  /** Id of the team that builds it. */
  teamId: id.nullish(),
  /** Id of the capability of the platform that it changes. */
  capabilityId: id.nullish(),
  /** The day on which "build or buy" is asked again. */
  reviewAt: day.nullish(),
  alternatives: alternatives.default([]),
  /** Items that have to be done first. */
  needs: z.array(id).max(50, 'At most 50 items.').default([]),
  /** Why it is in "Now" although evidence, outcome or alternatives are missing. Readers see it. */
  commitNote: optionalReason(1_000),
  /** Who wants the opposite, and what they are answered. */
  opposition: optionalReason(2_000),
})
export type ItemInput = z.output<typeof itemInput>

/** What may be changed of an item; what is left out stays. Another column than now: to its end. */
export const itemPatch = patchOf(itemInput).extend({
  /** Drops an item or takes it up again. Shipping is a step of its own. */
  status: z.enum(['open', 'dropped']).optional(),
  /** Publishes a draft on purpose, or takes an item back into drafts. */
  published: z.boolean().optional(),
  /** Why this is changed: goes into the item's history. */
  why: reasonLine(500).optional(),
})
export type ItemPatch = z.output<typeof itemPatch>

/** The same with what it is made on: the item's `updatedAt` as its writer read it. Left out, it is made on whatever is there. */
export const itemChange = itemPatch.extend({ baseUpdatedAt: z.iso.datetime({ offset: true }).optional() })
export type ItemChangeInput = z.output<typeof itemChange>

/** A move on the board: into a column, after one item of it or (null) to its top. `seen` is the place the mover saw it at. */
export const moveInput = z.object({
  id,
  horizon: z.enum(HORIZONS),
  after: id.nullable(),
  seen: z.object({ horizon: z.enum(HORIZONS), rank: z.string().max(200) }),
  why: reasonLine(500).optional(),
  /** Answers to what a move to "Now" asks. */
  commitNote: reason(1_000).optional(),
  opposition: reason(2_000).optional(),
})
export type MoveInput = z.output<typeof moveInput>

/** Answers to what an undoing asks that takes an item back to "Now". */
export const undoInput = moveInput.pick({ commitNote: true, opposition: true })

/** Several cards to one end of a column. */
export const manyInput = z.object({
  ids: z
    .array(id)
    .min(1, 'Choose a card.')
    .max(100, 'At most 100 cards at once.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each card once.'),
  horizon: z.enum(HORIZONS),
  place: z.enum(['top', 'end']),
  why: reasonLine(500).optional(),
  commitNote: reason(1_000).optional(),
  opposition: reason(2_000).optional(),
})
export type ManyInput = z.output<typeof manyInput>

/** An item and the one that takes it over. */
export const mergeInput = z.object({ into: id, why: reasonLine(500).optional() })

/** A line of an item's history, for a reader. */
export const eventSchema = z.object({
  seq: z.number(),
  kind: z.string(),
  at: z.iso.datetime(),
  /** Who did it; null: the system, when evidence changed. */
  by: z.string().nullable(),
  /** What happened, in a sentence. */
  says: z.string(),
  why: z.string(),
  undone: z.boolean(),
  undoable: z.boolean(),
  /** Holds texts or a reason, which can be taken out. */
  words: z.boolean(),
})
export type ItemHistoryLine = z.infer<typeof eventSchema>
export const eventPage = pageOf(eventSchema)

export const listQuery = listQueryOf({
  /** Left out: by RICE for those who may read scores, else in the order of the board. */
  sort: z.enum(SORTS).optional(),
  status: z.enum(STATUSES).optional(),
  horizon: z.enum(HORIZONS).optional(),
})
export type ListQuery = z.output<typeof listQuery>

/** The same with the filter of the pages, as it is typed there: "theme:builds team:payments -kind:buy". */
export const filteredQuery = listQuery.extend({ q: line(500).optional() })

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
  theme: z.string(),
  quarter: z.string().nullable(),
  /** Null: a draft, seen only by those who write the roadmap. */
  publishedAt: z.iso.datetime().nullable(),
  /** The item that took this one over. */
  mergedIntoId: z.string().nullable(),
  rfcNumber: z.number().nullable(),
  insights: z.array(z.string()),
  /** Notes, estimate and score are for those who may read scores; null or empty for a stakeholder. */
  impactNote: z.string(),
  effortNote: z.string(),
  reachEstimate: z.number().nullable(),
  reachNote: z.string(),
  urgency: z.number().nullable(),
  riskReduction: z.number().nullable(),
  teamId: z.string().nullable(),
  capabilityId: z.string().nullable(),
  reviewAt: dayText.nullable(),
  alternatives: z.array(alternativeSchema),
  needs: z.array(z.string()),
  commitNote: z.string(),
  opposition: z.string(),
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
