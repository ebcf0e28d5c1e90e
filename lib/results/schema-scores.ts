import { z } from 'zod'

const interval = z.tuple([z.number(), z.number()])

/** The six dimensions of CASTLE, in the order of its name. */
export const CASTLE_DIMENSIONS = [
  'cognitive-load',
  'advanced-feature-usage',
  'satisfaction',
  'task-efficiency',
  'learnability',
  'errors',
] as const
export type CastleDimension = (typeof CASTLE_DIMENSIONS)[number]

/** Why there is no figure: too few answered to show it, or not the same people answered both questions. */
const hidden = z.enum(['suppressed', 'not-the-same-people'])

/**
 * A score of 0–100 with its interval, and of how many. `score`, `ci` and `n` are null where `hidden` says why; `ci` alone where all
 * answered a question alike, which does not tell how much answers vary.
 */
const scored = {
  score: z.number().nullable(),
  ci: interval.nullable(),
  n: z.number().int().nullable(),
  hidden: hidden.nullable(),
}
export const scoredSchema = z.object(scored)
export type Scored = z.infer<typeof scoredSchema>

/** The same of each group that is listed, where groups are asked for and the questions have them. */
const groups = z.array(z.object({ value: z.string().nullable(), label: z.string(), ...scored })).optional()

const umuxLite = z.object({
  ...scored,
  /** The same on the scale of the SUS, whose average is 68. */
  asSus: z.number().nullable(),
  groups,
})
export type UmuxLite = z.infer<typeof umuxLite>

/** `score`: percent of "very disappointed" of those to whom the question applies. */
const productMarketFit = z.object({
  ...scored,
  /** Whether the whole interval lies above or below the mark of 40 %; null where there is no figure. */
  reading: z.enum(['above', 'below', 'unclear']).nullable(),
  groups,
})
export type ProductMarketFit = z.infer<typeof productMarketFit>

const castle = z.array(
  z.object({
    dimension: z.enum(CASTLE_DIMENSIONS),
    /** The question that it is asked by. */
    key: z.string(),
    ...scored,
    groups,
  }),
)

/** Published scores of several answers; null where the survey does not ask their questions. */
export const scoresSchema = z.object({
  umuxLite: umuxLite.nullable(),
  productMarketFit: productMarketFit.nullable(),
  /** One score for each dimension, 100 at the good end. There is no total: the framework has none. */
  castle: castle.nullable(),
})
export type Scores = z.infer<typeof scoresSchema>
