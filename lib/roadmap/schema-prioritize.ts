import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { METHODS } from './schema'

/** An order to look at: one of the methods, weights of one's own, or the order by hand. */
export const SCENARIOS = [...METHODS, 'own', 'rank'] as const
export type Scenario = (typeof SCENARIOS)[number]

export const comparisonInput = z
  .object({ a: id, b: id, better: z.enum(['a', 'b', 'tie']) })
  .refine(({ a, b }) => a !== b, { path: ['b'], message: 'Two different items.' })
export type ComparisonInput = z.output<typeof comparisonInput>

export const pairwiseSchema = z.object({
  /** False where the comparisons do not yet join all items in both directions. */
  connected: z.boolean(),
  people: z.number(),
  comparisons: z.number(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Log-odds against the average item, with a 95 % interval. */
      ability: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      comparisons: z.number(),
    }),
  ),
})
export type PairwiseOrder = z.infer<typeof pairwiseSchema>

export const certaintySchema = z.object({
  draws: z.number(),
  top: z.array(
    z.object({ id: z.string(), title: z.string(), inTop: z.number(), ranks: z.tuple([z.number(), z.number()]) }),
  ),
  stays: z.number(),
  sameOrder: z.number(),
  /** Items that may stand before one of these and were not drawn, because there are too many: ranks may be worse by as many. */
  undrawn: z.number(),
})
export type Certainty = z.infer<typeof certaintySchema>
