import { z } from 'zod'
import { FAVOURABLE_ENDS } from '@/lib/core/stats/favourable'
import { line, optionalLine } from '@/lib/core/zod'
import { pageQuery } from '@/lib/core/paging'
import { MEASURES } from './schema-trend'

const interval = z.tuple([z.number(), z.number()])
const share = z.number().min(0).max(1)

/**
 * Where something stands: the top or the lowest quarter of its field, the middle, or too uncertain to say. The top is the better one; the
 * higher one where neither end is good.
 */
export const POSITIONS = ['top', 'middle', 'bottom', 'unclear'] as const
export type Position = (typeof POSITIONS)[number]

const rankedTeam = z.object({
  team: z.string(),
  name: z.string(),
  n: z.number().int(),
  value: z.number(),
  /** Null where all of a team answered alike: then nobody can say how sure its rank is, and its position is unclear. */
  ci: interval.nullable(),
  /**
   * Share of the other shown teams that it is better than (where neither end is good: higher than; 0–1, those alike by half), and the
   * same for the ends of its interval; 0 to 1 without one.
   */
  rank: z.number(),
  rankRange: interval,
  position: z.enum(POSITIONS),
})
export type RankedTeam = z.infer<typeof rankedTeam>

export const teamRankingSchema = z.object({
  survey: z.object({ id: z.string(), title: z.string() }),
  /** Fewest teams that must be shown for a question to be in it. */
  least: z.number().int(),
  /** Scores of which enough teams may be shown; the best team first, the highest where neither end is good. */
  questions: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      measure: z.enum(MEASURES),
      /** Which end of the question is good. */
      favourableEnd: z.enum(FAVOURABLE_ENDS),
      value: z.number(),
      teams: z.array(rankedTeam),
    }),
  ),
})
export type TeamRanking = z.infer<typeof teamRankingSchema>

export const benchmarkValue = z.object({
  /** A question's key, or its words. */
  measure: z.string(),
  /** Share at the favourable end (0–1), and its quartiles and 90th percentile over organizations. */
  favourable: share,
  p25: share.nullable(),
  p50: share.nullable(),
  p75: share.nullable(),
  p90: share.nullable(),
  n: z.number().int().nullable(),
})
export type BenchmarkValue = z.infer<typeof benchmarkValue>

export const benchmarkSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  createdAt: z.iso.datetime(),
  measures: z.number().int(),
})
export type Benchmark = z.infer<typeof benchmarkSchema>
export const benchmarkDetail = benchmarkSchema.extend({ values: z.array(benchmarkValue) })

export const MAX_MEASURES = 2_000
export const benchmarkInput = z.strictObject({
  name: line(200).describe('A set of the same name is replaced.'),
  source: optionalLine(500).describe('Where the figures come from: shown beside each comparison.'),
  csv: z
    .string()
    .min(1)
    .max(1_000_000)
    .describe(
      'Columns measure, favourable (the share at the end that is good in the survey), and any of p25, p50, p75, p90, n.',
    ),
})
export type BenchmarkInput = z.output<typeof benchmarkInput>
export const benchmarksQuery = pageQuery

export const comparisonQuery = z.object({
  set: z
    .string()
    .max(100)
    .optional()
    .describe('Id of a benchmark set; left out, the newest that has one of its questions.'),
})

const compared = z.object({
  key: z.string(),
  label: z.string(),
  n: z.number().int(),
  favourable: z.number(),
  favourableCi: interval,
  theirs: benchmarkValue,
  /** Ours less theirs, with the interval of ours. */
  difference: z.number(),
  differenceCi: interval,
  /**
   * Where ours would stand among the organizations of the set (0–1), by linear interpolation between its percentiles;
   * for the ends of our interval too.
   */
  rank: z.object({ at: z.number(), beyond: z.enum(['below', 'above']).nullable(), range: interval }).nullable(),
})
export type Compared = z.infer<typeof compared>

export const comparisonSchema = z.object({
  survey: z.object({ id: z.string(), title: z.string() }),
  /** Sets that may be chosen, the newest first. */
  sets: z.array(z.object({ id: z.string(), name: z.string() })),
  set: z.object({ id: z.string(), name: z.string(), source: z.string() }).nullable(),
  questions: z.array(compared),
  /** Scores of the survey that the set does not have. */
  unmatched: z.array(z.object({ key: z.string(), label: z.string() })),
})
export type Comparison = z.infer<typeof comparisonSchema>
