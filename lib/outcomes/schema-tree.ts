import { z } from 'zod'
import { dayText } from '@/lib/core/zod'
import { insightStandings } from '@/lib/insights/schema'
import { insightKinds } from '@/lib/insights/schema-judging'

export const treeQuery = z.strictObject({
  /** A metric: the outcome to draw; left out, the one that most items are to move. */
  outcome: z.string().trim().min(1).max(200).optional(),
  /** An insight: the outcome that rests on it. */
  insight: z.string().max(100).optional(),
})
export type TreeQuery = z.output<typeof treeQuery>

const count = z.number().int().min(0)

export const treeInsightSchema = z.object({
  id: z.string(),
  statement: z.string(),
  people: count,
  standing: z.enum(insightStandings),
  kind: z.enum(insightKinds).nullable(),
})
export type TreeInsight = z.output<typeof treeInsightSchema>

export const opportunitySchema = z.object({
  /** The item that would take the opportunity. */
  id: z.string(),
  title: z.string(),
  /** The problem that it is to solve, in the words of those who plan it. */
  problem: z.string(),
  horizon: z.string(),
  status: z.string(),
  baseline: z.number(),
  target: z.number(),
  by: dayText,
  insights: z.array(treeInsightSchema),
  /** Insights under it that are not in the list. */
  more: count,
})
export type Opportunity = z.output<typeof opportunitySchema>

export const opportunityTreeSchema = z.object({
  /** Metrics that items are to move, those of most items first. */
  outcomes: z.array(z.object({ metric: z.string(), unit: z.string(), items: count })),
  tree: z
    .object({
      metric: z.string(),
      unit: z.string(),
      /** The survey that measures it; null for other metrics. */
      survey: z.string().nullable(),
      opportunities: z.array(opportunitySchema),
      /** Opportunities that are not in the list. */
      more: count,
    })
    .nullable(),
  /** What hangs nowhere: insights on no item, and open items without an outcome or without an insight. */
  loose: z.object({
    insights: z.array(treeInsightSchema),
    items: z.array(z.object({ id: z.string(), title: z.string(), lacks: z.array(z.enum(['outcome', 'insight'])) })),
  }),
})
export type OpportunityTree = z.output<typeof opportunityTreeSchema>
