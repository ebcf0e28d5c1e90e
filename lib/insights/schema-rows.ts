import { z } from 'zod'
import { agreesValues, insightStatuses, stances } from './schema'
import { beliefRowSchema, cerqualSchema, insightKinds } from './schema-judging'

const count = z.number().int()

/** An insight as its table holds it, with the figures of its last count. */
export const insightRowSchema = z.object({
  id: z.string(),
  statement: z.string(),
  status: z.enum(insightStatuses),
  resolution: z.string().nullable(),
  resolvedById: z.string().nullable(),
  resolvedAt: z.date().nullable(),
  wouldChange: z.string().nullable(),
  resolvedAgainst: count.nullable(),
  kind: z.enum(insightKinds).nullable(),
  segment: z.string().nullable(),
  ownerId: z.string().nullable(),
  reviewAt: z.date().nullable(),
  memo: z.string().nullable(),
  cerqual: cerqualSchema.nullable(),
  belief: beliefRowSchema.nullable(),
  people: count,
  teams: count,
  low: count,
  medium: count,
  high: count,
  supports: count,
  contradicts: count,
  confidence: z.number(),
  contested: z.boolean(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type InsightRow = z.output<typeof insightRowSchema>

/** A link between an insight and a piece of evidence. */
export const linkRowSchema = z.object({
  insightId: z.string(),
  evidenceId: z.string(),
  stance: z.enum(stances),
  agrees: z.enum(agreesValues).nullable(),
  addedAt: z.date(),
})
export type LinkRow = z.output<typeof linkRowSchema>

/** What the status of an insight and its resolution say about its conflict. */
export const standingSchema = insightRowSchema.pick({ status: true, resolvedAt: true, resolvedAgainst: true })
export type Standing = Pick<z.output<typeof standingSchema>, 'status' | 'resolvedAt'> & {
  resolvedAgainst?: number | null
}
