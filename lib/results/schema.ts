import { z } from 'zod'
import { FAVOURABLE_ENDS } from '@/lib/core/stats/favourable'
import { ANONYMITY, QUESTION_TYPES, STATUSES } from '@/lib/surveys/schema'
import { scoresSchema } from './schema-scores'

const interval = z.tuple([z.number(), z.number()])

const share = z.object({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  count: z.number().int(),
  /** Of those who answered the question (0–1), with its 95 % interval. */
  share: z.number(),
  ci: interval,
  /** ranking: the mean place; `count` is how often it was first. */
  place: z.number().optional(),
  placeCi: interval.optional(),
  /** ranking: how often it was put first, second, … */
  places: z.array(z.number().int()).optional(),
  /**
   * sum: the mean of the part in the question's own unit. Then `share` is the mean share of the whole, `count` how many gave it
   * anything.
   */
  mean: z.number().optional(),
  /**
   * maxdiff: how often it was chosen as worst, and (best − worst) ÷ how often it could be chosen (−1 to 1); `count` is
   * how often as best.
   */
  worst: z.number().int().optional(),
  score: z.number().optional(),
})
export type Share = z.infer<typeof share>

/** What a group of answers to one question says. Left out wherever too few answered. */
const figures = {
  /** How many answered, without those to whom it does not apply. */
  n: z.number().int().nullable(),
  suppressed: z.boolean(),
  /** To how many it does not apply; left out where nobody could say so. */
  na: z.number().int().optional(),
  mean: z.number().optional(),
  ci: interval.optional(),
  median: z.number().optional(),
  /** time: the middle of the times, as "HH:MM"; left out where they are spread over the whole day, so that there is none. */
  medianTime: z.string().optional(),
  /** Share at the good end of the scale (0–1). Left out where neither end is good. */
  favourable: z.number().optional(),
  favourableCi: interval.optional(),
  /**
   * Of a group too small for a distribution the share stands alone, and is a bound where nobody, everybody or all but
   * one are favourable.
   */
  favourableBound: z.enum(['at most', 'at least']).optional(),
  nps: z.number().optional(),
  npsCi: interval.optional(),
  distribution: z.array(share).optional(),
  rows: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        n: z.number().int().nullable(),
        suppressed: z.boolean(),
        na: z.number().int().optional(),
        distribution: z.array(share).optional(),
      }),
    )
    .optional(),
}

export const figuresSchema = z.object(figures)
export type Figures = z.infer<typeof figuresSchema>

export const groupSchema = z.object({ value: z.string().nullable(), label: z.string(), ...figures })
export type Group = z.infer<typeof groupSchema>

export const questionResultSchema = z.object({
  key: z.string(),
  type: z.enum(QUESTION_TYPES),
  label: z.string(),
  /** Of answers that go from low to high: which end is good, and counted as favourable. */
  favourableEnd: z.enum(FAVOURABLE_ENDS).optional(),
  /** Answers from which on something of it is shown. */
  least: z.number().int(),
  ...figures,
  groups: z.array(groupSchema).optional(),
})
export type QuestionResult = z.infer<typeof questionResultSchema>

export const resultsSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(STATUSES),
  anonymity: z.enum(ANONYMITY),
  /** How many answered; null of a team that is hidden. */
  n: z.number().int().nullable(),
  /**
   * Of these, how many the figures stand on: they move in steps, so that one more answer cannot be told apart. Null of a
   * team while some wait.
   */
  counted: z.number().int().nullable(),
  invited: z.number().int().nullable(),
  rate: z.number().nullable(),
  declined: z.number().int(),
  /** More answers would halve the interval; null when nobody knows how many were asked. */
  toHalve: z.number().int().nullable(),
  suppressed: z.boolean(),
  /**
   * What is known of who stands behind the answers. `repeatable`: anybody with the address may answer, people were asked again
   * (`again`), or rows of a file stand beside answers, so one person may have answered more than once, and intervals are not corrected for how many were asked.
   * `moreThanPeople`: there are more answers than people, so some are repeated or from others; then there is no rate.
   */
  answers: z.object({ repeatable: z.boolean(), again: z.boolean(), moreThanPeople: z.boolean() }),
  minimum: z.object({ scores: z.number().int(), distributions: z.number().int() }),
  /** Why there are no figures by `by`, in words, where there are none for any group; null otherwise. */
  groupsWithheld: z.string().nullable(),
  by: z.enum(['team', 'role', 'tenure']).nullable(),
  filter: z.object({ team: z.string() }).nullable(),
  /** Only some people of the teams were asked: no mix of the answers can be compared with the company’s. */
  targeted: z.boolean(),
  /**
   * Answers by team beside its headcount, or of a targeted survey beside how many of it were asked, 0 where nobody knows. Null where a
   * team has fewer answers than the minimum, or is smaller than that itself.
   */
  participation: z.array(
    z.object({ team: z.string(), name: z.string(), headcount: z.number().int(), n: z.number().int().nullable() }),
  ),
  /** ½Σ|eᵢ−pᵢ| over teams: how far the mix of answers is from the mix of the company (0–1); null of a targeted survey. */
  dissimilarity: z.number().nullable(),
  missing: z.array(z.string()),
  questions: z.array(questionResultSchema),
  /** UMUX-Lite, product-market fit and CASTLE, from the figures of `questions` alone. */
  scores: scoresSchema,
})
export type Results = z.infer<typeof resultsSchema>
