import { z } from 'zod'
import { insightStatuses, stances } from '@/lib/insights/schema'
import { alternativeSchema, HORIZONS, KINDS, STATUSES } from './schema'

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

/**
 * The columns of an item that every reader may know. The published view selects the keys of this schema and no others, so
 * that a private column cannot leave by mistake: it is never read.
 */
export const publicRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string(),
  kind: z.enum(KINDS),
  horizon: z.enum(HORIZONS),
  status: z.enum(STATUSES),
  rank: z.string(),
  outcome: z.string(),
  theme: z.string(),
  quarter: z.string().nullable(),
  publishedAt: z.date().nullable(),
  mergedIntoId: z.string().nullable(),
  shippedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type PublicRow = z.output<typeof publicRowSchema>

/** An item as its table holds it. The columns that a statement selects are the keys of this schema. */
export const itemRowSchema = publicRowSchema.extend({
  impact: z.number(),
  impactNote: z.string(),
  effort: z.number(),
  effortNote: z.string(),
  reachEstimate: z.number().nullable(),
  reachNote: z.string(),
  urgency: z.number().nullable(),
  riskReduction: z.number().nullable(),
  rfcNumber: z.number().nullable(),
  teamId: z.string().nullable(),
  capabilityId: z.string().nullable(),
  reviewAt: z.date().nullable(),
  alternatives: z.array(alternativeSchema),
  measured: z.boolean(),
  commitNote: z.string(),
  opposition: z.string(),
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
})
export type ItemRow = z.output<typeof itemRowSchema>

/** What can happen to an item. */
export const EVENT_KINDS = [
  'created',
  'changed',
  'moved',
  'scored',
  'published',
  'unpublished',
  'status',
  'merged',
  'split',
  'undone',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * A line of an item's history. `from` and `to` hold codes and numbers, never texts that people wrote: these are in `words`, by field,
 * from what to what, and no reader gets them.
 */
export const eventRowSchema = z.object({
  seq: z.number(),
  itemId: z.string(),
  kind: z.enum(EVENT_KINDS),
  byId: z.string().nullable(),
  at: z.date(),
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
  why: z.string(),
  words: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })).nullable(),
  undoneAt: z.date().nullable(),
})
export type EventRow = z.output<typeof eventRowSchema>

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

/** The pieces of one stance under one insight, the oldest link first. */
export const evidenceGroupSchema = evidenceLinkSchema.omit({ evidenceId: true }).extend({ ids: z.array(z.string()) })
export type EvidenceGroup = z.output<typeof evidenceGroupSchema>
