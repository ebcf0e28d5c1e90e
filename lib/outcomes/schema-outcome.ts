import { z } from 'zod'
import { day, line, optionalProse, dayText } from '@/lib/core/zod'

import { surveyMeasure } from '@/lib/results/schema-measures'
import { measuredNumber, metricName } from './schema-metrics'

export const RESULTS = ['reached', 'improved', 'did-not-work', 'unclear', 'too-early'] as const
export type Result = (typeof RESULTS)[number]

/** Outcomes that are due which are read at once, where nobody asks for more: of so many there may be others. */
export const DUE_LISTED = 20

/** What is wrong with a stated outcome as a whole; nothing where it can be kept. */
export function faultOf({
  metric,
  survey,
  baseline,
  target,
  ...only
}: {
  metric?: string | null | undefined
  survey?: unknown
  baseline: number
  target: number
  team?: string | null | undefined
  capability?: string | null | undefined
}): { path: string; message: string } | null {
  if (!metric && !survey) return { path: 'metric', message: 'Name the metric, or a question of a survey.' }
  if (metric && survey)
    return { path: 'metric', message: 'Leave the metric empty: a question of a survey measures it.' }
  for (const path of ['team', 'capability'] as const)
    if (survey && only[path]) return { path, message: 'A question of a survey is followed over everybody only.' }
  return baseline === target
    ? { path: 'target', message: 'The target is the baseline: nothing would have to change.' }
    : null
}

/** What an item is to change: stated before it ships. */
export const outcomeInput = z
  .object({
    /** The name of a metric, or a delivery figure: "delivery: lead time" and the like, counted from deployments and incidents. */
    metric: metricName.optional(),
    /**
     * In its place a question of a survey by its key, or a score such as "score:umux-lite": the closed waves of its series are the
     * points.
     */
    survey: surveyMeasure.nullish(),
    baseline: measuredNumber,
    target: measuredNumber,
    /** The day by which the target is to be reached. */
    by: day,
    /** Only measurements of this team, or of this capability; of a delivery figure, of this service. */
    team: line().nullish(),
    capability: line().nullish(),
  })
  .superRefine((stated, context) => {
    const fault = faultOf(stated)
    if (fault) context.addIssue({ code: 'custom', path: [fault.path], message: fault.message })
  })
export type OutcomeInput = z.output<typeof outcomeInput>

export const recordInput = z.object({ note: optionalProse(2_000) })
export type RecordInput = z.output<typeof recordInput>

const ends = z.tuple([z.number(), z.number()])
const interval = ends.nullable()

const wave = z.object({
  survey: z.string(),
  title: z.string(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime(),
  n: z.number().int(),
  value: z.number(),
  /** Null where all answered alike: that does not tell how much answers vary. */
  ci: interval,
  /** Where it stands to the day of shipping; `across`: it was open on that day, and is in no figure. Null before that day. */
  side: z.enum(['before', 'after', 'across']).nullable(),
})
export type OutcomeWave = z.infer<typeof wave>

export const outcomeSchema = z.object({
  itemId: z.string(),
  metric: z.string(),
  unit: z.string(),
  baseline: z.number(),
  target: z.number(),
  by: dayText,
  team: z.string().nullable(),
  capability: z.string().nullable(),
  /** The question or score of a survey that measures it; null for other metrics. */
  survey: surveyMeasure.nullable(),
  /** Of a survey: the closed waves that show the figure, the first first, exactly as their results pages show it. */
  waves: z.array(wave),
  statedAt: z.iso.datetime(),
  shippedAt: z.iso.datetime().nullable(),
  /** Weeks of seven days before (-1, -2, …) and after (0, 1, …) shipping, with the metric's mean; a week without values is left out. */
  series: z.array(z.object({ week: z.number().int(), value: z.number() })),
  /** Means of the weeks before and after shipping, or the last wave of each side; null where there is none. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  weeks: z.object({ before: z.number().int(), after: z.number().int() }),
  beforeCi: interval,
  afterCi: interval,
  /** What came after minus what was to be expected, and its 95 % interval. */
  change: z.number().nullable(),
  ci: interval,
  /**
   * `no-spread`: the weeks of both sides do not vary, so there is no interval. `two-waves`: without one where all of a wave answered
   * alike.
   */
  method: z.enum(['interrupted-series', 'difference', 'no-spread', 'two-waves', 'too-few']),
  result: z.enum(RESULTS),
  why: z.array(z.string()),
  /** As it was recorded, with the evidence that it became. */
  recorded: z
    .object({ result: z.enum(RESULTS), at: z.iso.datetime(), note: z.string(), evidenceId: z.string().nullable() })
    .nullable(),
})
export type Outcome = z.infer<typeof outcomeSchema>
