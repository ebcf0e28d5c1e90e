import { z } from 'zod'
import { FAVOURABLE_ENDS } from '@/lib/core/stats/favourable'
import { QUESTION_TYPES, STATUSES } from '@/lib/surveys/schema'

const interval = z.tuple([z.number(), z.number()])
/** What is followed of a question: share at the favourable end (0–1), net promoter score (−100 to 100), or a mean. */
export const MEASURES = ['favourable', 'nps', 'mean'] as const
export type Measure = (typeof MEASURES)[number]

const point = z.object({
  survey: z.string(),
  n: z.number().int().nullable(),
  /** Null where it was not asked or too few answered. */
  value: z.number().nullable(),
  ci: interval.nullable(),
  why: z.enum(['not-asked', 'suppressed']).nullable(),
  /**
   * Other words, another scale, another good end, other people who are asked (by a condition), or people of other teams than the wave
   * before: the line is broken here, nothing is compared across it.
   */
  changed: z.enum(['words', 'scale', 'end', 'asked', 'teams']).nullable(),
  /** Since the last closed wave before; "likely real" is below 5 % by chance, corrected for all the questions of the wave (Holm). */
  change: z.object({ change: z.number(), likelyReal: z.boolean(), since: z.string() }).nullable(),
  /** Where it stands among earlier waves that asked the same (0–1), from five of them on. */
  past: z.object({ at: z.number(), of: z.number().int() }).nullable(),
})
export type TrendPoint = z.infer<typeof point>

const trendQuestion = z.object({
  key: z.string(),
  type: z.enum(QUESTION_TYPES),
  label: z.string(),
  measure: z.enum(MEASURES),
  /** Which end is good in the newest wave. */
  favourableEnd: z.enum(FAVOURABLE_ENDS),
  points: z.array(point),
})
export type TrendQuestion = z.infer<typeof trendQuestion>

export const trendSchema = z.object({
  series: z.string().nullable(),
  /** The first wave first. */
  waves: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(STATUSES),
      openedAt: z.iso.datetime(),
      n: z.number().int(),
    }),
  ),
  /** Those of the newest wave with a score, in its order. */
  questions: z.array(trendQuestion),
})
export type Trend = z.infer<typeof trendSchema>
