import { z } from 'zod'
import { day, line, optionalProse, dayText } from '@/lib/core/zod'

import { metricName } from './schema-metrics'

export const RESULTS = ['reached', 'improved', 'did-not-work', 'unclear', 'too-early'] as const
export type Result = (typeof RESULTS)[number]

/** What an item is to change: stated before it ships. */
export const outcomeInput = z
  .object({
    /** The name of a metric, or a delivery figure: "delivery: lead time" and the like, counted from deployments and incidents. */
    metric: metricName,
    baseline: z.number(),
    target: z.number(),
    /** The day by which the target is to be reached. */
    by: day,
    /** Only measurements of this team, or of this capability; of a delivery figure, of this service. */
    team: line().nullish(),
    capability: line().nullish(),
  })
  .refine(({ baseline, target }) => baseline !== target, {
    path: ['target'],
    message: 'The target is the baseline: nothing would have to change.',
  })
export type OutcomeInput = z.output<typeof outcomeInput>

export const recordInput = z.object({ note: optionalProse(2_000) })
export type RecordInput = z.output<typeof recordInput>

const interval = z.tuple([z.number(), z.number()]).nullable()

export const outcomeSchema = z.object({
  itemId: z.string(),
  metric: z.string(),
  unit: z.string(),
  baseline: z.number(),
  target: z.number(),
  by: dayText,
  team: z.string().nullable(),
  capability: z.string().nullable(),
  statedAt: z.iso.datetime(),
  shippedAt: z.iso.datetime().nullable(),
  /** Weeks of seven days before (-1, -2, …) and after (0, 1, …) shipping, with the metric's mean; a week without values is left out. */
  series: z.array(z.object({ week: z.number().int(), value: z.number() })),
  /** Means of the weeks before and after shipping; null where no whole week was measured. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  weeks: z.object({ before: z.number().int(), after: z.number().int() }),
  beforeCi: interval,
  afterCi: interval,
  /** What came after minus what was to be expected, and its 95 % interval. */
  change: z.number().nullable(),
  ci: interval,
  method: z.enum(['interrupted-series', 'difference', 'too-few']),
  result: z.enum(RESULTS),
  why: z.array(z.string()),
  /** As it was recorded, with the evidence that it became. */
  recorded: z
    .object({ result: z.enum(RESULTS), at: z.iso.datetime(), note: z.string(), evidenceId: z.string().nullable() })
    .nullable(),
})
export type Outcome = z.infer<typeof outcomeSchema>
