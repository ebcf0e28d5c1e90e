import { z } from 'zod'

const interval = z.tuple([z.number(), z.number()]).readonly()
const side = z.object({ id: z.string(), label: z.string() })

/** A question's key; of a row of a matrix "key:row". */
const variable = z.string().trim().min(1).max(300)
export const crosstabQuery = z.strictObject({ rows: variable, columns: variable })

export const crosstabSchema = z.object({
  rows: side,
  columns: side.extend({ values: z.array(z.object({ value: z.string(), label: z.string() })) }),
  /** Those who answered both; null where they are too few. */
  n: z.number().int().nullable(),
  /** People from which on a table, or a row of it, is shown. */
  least: z.number().int(),
  suppressed: z.boolean(),
  /** One person may be in several rows or columns: shares then do not add up to one. */
  several: z.boolean(),
  /** Strength of the association, 0–1; null where answers hold several values, or there are not two rows and columns. */
  cramersV: z.number().nullable(),
  table: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      /** People in the row; null, and no cells, where they are too few. */
      n: z.number().int().nullable(),
      /** By column: people, their share of the row (0–1), and its 95 % interval. */
      cells: z.array(z.object({ count: z.number().int(), share: z.number(), ci: interval })).nullable(),
    }),
  ),
})
export type Crosstab = z.infer<typeof crosstabSchema>

export const kanoQuery = z.strictObject({ present: variable, absent: variable })
const category = z.enum(['M', 'O', 'A', 'I', 'R', 'Q'])
const coefficient = z.object({ value: z.number(), interval }).nullable()
export const kanoSchema = z.object({
  present: side,
  absent: side,
  least: z.number().int(),
  n: z.number().int().nullable(),
  suppressed: z.boolean(),
  /** Must-be, one-dimensional, attractive, indifferent, reverse, questionable: the most frequent. */
  category: category.nullable(),
  /** Whether it is told apart from the second one. */
  certain: z.boolean(),
  counts: z.record(category, z.number().int()).nullable(),
  /** How far having it raises satisfaction (0–1), and missing it lowers it (−1–0). */
  better: coefficient,
  worse: coefficient,
})
export type KanoResult = z.infer<typeof kanoSchema>

export const opportunityQuery = z.strictObject({
  importance: variable,
  satisfaction: variable,
  by: z.enum(['team', 'role', 'tenure']).optional(),
})
const need = z.object({
  label: z.string(),
  /** Shares of favourable answers, 0–1. */
  importance: z.number(),
  satisfaction: z.number(),
  /** 0–20, and what the intervals of both shares allow. */
  opportunity: z.number(),
  interval,
})
export const opportunitySchema = z.object({
  importance: side,
  satisfaction: side,
  /** Null where one of both shares may not be shown, or only a bound of it. */
  all: need.nullable(),
  groups: z.array(need),
  /** Groups of which one of both shares may not be shown. */
  hidden: z.number().int(),
})
export type Opportunity = z.infer<typeof opportunitySchema>
