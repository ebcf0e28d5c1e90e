import { z } from 'zod'
import { numberFrom } from '@/lib/core/zod-number'
import { id, line, optionalProse } from '@/lib/core/zod'
import { itemInput, mergeInput } from './schema'

/** A way to look at the roadmap, under a name. */
export const viewInput = z.object({
  name: line(60),
  /** The address that it opens, from the root of the hub: "/roadmap?q=theme%3Abuilds". */
  query: z
    .string()
    .trim()
    .max(1_000, 'At most 1,000 characters.')
    .regex(
      /^\/roadmap(\/(list|timeline|prioritize))?(\?[^#\s\\]*)?$/,
      'An address of the roadmap, like /roadmap?q=kind%3Abuy.',
    ),
  /** Whether others see it in their list too. */
  shared: z.boolean().default(false),
})
export type ViewInput = z.output<typeof viewInput>

export const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  /** Whether the reader made it: only they take it away. */
  own: z.boolean(),
})
export type SavedView = z.infer<typeof viewSchema>

const weeks = z.number().positive('More than 0.').max(10_000, 'At most 10,000 person-weeks.')

/** How many person-weeks a team has in a quarter; null takes it away. */
export const teamCapacityInput = z.object({
  quarter: itemInput.shape.quarter.unwrap().unwrap(),
  teamId: id,
  weeks: weeks.nullable(),
})
export type TeamCapacityInput = z.output<typeof teamCapacityInput>

/** What is split off from an item. */
export const splitInput = z.object({
  title: itemInput.shape.title,
  problem: optionalProse(10_000),
  /** Person-weeks of the part, and what is left of the item's own; left out, its own stay. */
  effort: itemInput.shape.effort,
  effortLeft: itemInput.shape.effort.optional(),
  /** Insights that go over to the part. */
  insights: itemInput.shape.insights,
  why: mergeInput.shape.why,
})
export type SplitInput = z.output<typeof splitInput>

const number = (value: unknown, context: z.RefinementCtx): unknown =>
  typeof value !== 'string' ? value : value.trim() === '' ? undefined : numberFrom(value, context)
export const splitForm = splitInput.extend({
  id,
  effort: z.preprocess(number, splitInput.shape.effort),
  effortLeft: z.preprocess(number, splitInput.shape.effortLeft),
})
export const viewForm = viewInput.extend({ shared: z.stringbool().default(false) })
export const unviewForm = z.object({ id })
export const teamCapacityForm = teamCapacityInput.extend({
  weeks: z.preprocess((value, context) => number(value, context) ?? null, teamCapacityInput.shape.weeks),
})
