import { z } from 'zod'
import { insightStatuses, stances } from '@/lib/insights/schema'
import { HORIZONS, KINDS, STATUSES } from './schema'

const count = z.number().default(0)

/** What a score was counted from when the evidence last changed. Kept on the item's row, in the column `basis`. */
export const scoreInputsSchema = z.object({
  /** Distinct people behind supporting evidence: the least it can be. */
  people: count,
  /** Known by person or pseudonym; the others are anonymous. */
  known: count,
  /** The most people it can be, were no two anonymous pieces from the same one. */
  most: count,
  /** The part of `people` that mirrors the company's teams: people × (1 − dissimilarity). */
  mirrored: count,
  teams: count,
  topShare: count,
  contradicting: count,
  /** Pieces from the platform team, which count for nothing. */
  platformPieces: count,
  low: count,
  medium: count,
  high: count,
  population: count,
  /** Each insight with its confidence and the people it adds to those of stronger ones, the strongest first. */
  insights: z.array(z.object({ id: z.string(), confidence: z.number(), adds: z.number() })).default([]),
  /** Insights that are linked and do not count, by their status (insights/rules.ts, STATUS_RULES). */
  leftOut: z.array(z.object({ id: z.string(), status: z.enum(insightStatuses) })).default([]),
})
export type ScoreInputs = z.output<typeof scoreInputsSchema>

/** An item as its table holds it. The columns that a statement selects are the keys of this schema. */
export const itemRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  kind: z.enum(KINDS),
  horizon: z.enum(HORIZONS),
  status: z.enum(STATUSES),
  rank: z.string(),
  impact: z.number(),
  impactNote: z.string(),
  effort: z.number(),
  effortNote: z.string(),
  reachEstimate: z.number().nullable(),
  reachNote: z.string(),
  urgency: z.number().nullable(),
  riskReduction: z.number().nullable(),
  outcome: z.string(),
  rfcNumber: z.number().nullable(),
  reach: z.number(),
  confidence: z.number(),
  rice: z.number(),
  riceLow: z.number(),
  riceHigh: z.number(),
  wsjf: z.number(),
  ice: z.number(),
  opportunity: z.number(),
  basis: scoreInputsSchema,
  contested: z.boolean(),
  scoredAt: z.date(),
  shippedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type ItemRow = z.output<typeof itemRowSchema>

/** An insight linked to an item. */
export const insightLinkSchema = z.object({
  itemId: z.string(),
  insightId: z.string(),
  statement: z.string(),
  status: z.enum(insightStatuses),
  resolvedAt: z.date().nullable(),
  confidence: z.number(),
  contested: z.boolean(),
  scoredAt: z.date(),
})
export type InsightLink = z.output<typeof insightLinkSchema>

/** Open items of a column and their person-weeks. */
export const columnTotalSchema = z.object({ horizon: z.enum(HORIZONS), items: z.number(), weeks: z.number() })
export type ColumnTotal = z.output<typeof columnTotalSchema>

/** A piece of evidence under an insight. */
export const evidenceLinkSchema = z.object({
  insightId: z.string(),
  evidenceId: z.string(),
  stance: z.enum(stances),
})
export type EvidenceLink = z.output<typeof evidenceLinkSchema>
