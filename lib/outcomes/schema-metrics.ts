import { z } from 'zod'
import { listQueryOf, pageOf } from '@/lib/core/paging'
import { line, dayText } from '@/lib/core/zod'

/** Points or events in one request. */
export const MAX_BATCH = 20_000

const NOT_MEASURABLE = 'This is not between 1970 and 2200.'
const isMeasurable = (at: Date): boolean => at.getUTCFullYear() >= 1970 && at.getUTCFullYear() <= 2200

/** A moment with its offset, or a day (its UTC midnight), as a Date. Years beyond 1970–2200 are typing errors. */
export const moment = z
  .union([dayText, z.iso.datetime({ offset: true })], {
    error: 'Write a moment with its time zone, 2026-03-31T09:30:00Z, or a day, 2026-03-31.',
  })
  .transform((text) => new Date(text))
  .refine(isMeasurable, NOT_MEASURABLE)

/** The name of a metric: what a program writes and an address holds. */
export const metricName = z
  .string()
  .trim()
  .min(1, 'Name the metric.')
  .max(100, 'At most 100 characters.')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._:/%-]*$/u,
    'Letters, digits, spaces and . _ : / % - only, a letter or digit first.',
  )

/** A measured number: sums and squares of larger ones would be none any more. */
export const measuredNumber = z.number().min(-1e15, 'At least −10¹⁵.').max(1e15, 'At most 10¹⁵.')

/** One measurement. `value` in the metric's unit; `n` single measurements that it is the mean of. */
export const metricPoint = z.object({
  metric: metricName,
  at: moment,
  value: measuredNumber,
  n: z.number().positive('More than 0.').max(1e12).optional(),
  /** A team's id or name. */
  team: line().nullish(),
  capability: line().nullish(),
  /** The sender's own id of the point: the same again replaces it. */
  id: line().nullish(),
  unit: line(40).optional(),
})
export type MetricPoint = z.output<typeof metricPoint>

/** One thing or a list of them. */
export const oneOrMany = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one).min(1, 'The list is empty.').max(MAX_BATCH, `At most ${MAX_BATCH} at a time.`), one])

export const metricsInput = oneOrMany(metricPoint)
export type MetricsInput = z.output<typeof metricsInput>

const count = z.number().int()
/** `accepted` = created + updated + unchanged. */
export const acceptedSchema = z.object({ accepted: count, created: count, updated: count, unchanged: count })
export type Accepted = z.infer<typeof acceptedSchema>

const day = dayText
/** A day or a moment; a day as the end of a range counts as a whole. */
export const edge = z
  .union([day, z.iso.datetime({ offset: true })], {
    error: 'Write a day, 2026-03-31, or a moment with its time zone, 2026-03-31T09:30:00Z.',
  })
  .refine((text) => isMeasurable(new Date(text)), NOT_MEASURABLE)

export const STEPS = ['point', 'day', 'week', 'month'] as const
export type Step = (typeof STEPS)[number]

export const metricQuery = z.strictObject({
  from: edge.optional(),
  to: edge.optional(),
  team: line().optional(),
  capability: line().optional(),
  /** Left out: the finest that gives at most 400 rows. */
  step: z.enum(STEPS).optional(),
})
export type MetricQuery = z.output<typeof metricQuery>

export const seriesPoint = z.object({
  /** The moment of a point, or the beginning (UTC) of the day, ISO week or month. */
  at: z.iso.datetime(),
  /** Mean, weighted by n. */
  value: z.number(),
  /** Single measurements behind the value. */
  n: z.number(),
  /** Points, and the lowest and highest value among them. */
  points: count,
  low: z.number(),
  high: z.number(),
})
export type SeriesPoint = z.infer<typeof seriesPoint>

export const seriesSchema = z.object({
  metric: z.string(),
  unit: z.string(),
  from: z.iso.datetime(),
  /** Exclusive. */
  to: z.iso.datetime(),
  step: z.enum(STEPS),
  team: z.string().nullable(),
  capability: z.string().nullable(),
  /** Points in the range. */
  points: count,
  data: z.array(seriesPoint),
})
export type Series = z.infer<typeof seriesSchema>

export const metricSchema = z.object({
  name: z.string(),
  unit: z.string(),
  points: count,
  firstAt: dayText,
  lastAt: dayText,
})
export type Metric = z.infer<typeof metricSchema>
export const metricListQuery = listQueryOf({})
export type MetricListQuery = z.output<typeof metricListQuery>
export const metricPage = pageOf(metricSchema)
