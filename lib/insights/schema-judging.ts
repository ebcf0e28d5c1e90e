import { z } from 'zod'
import { line, optionalLine, optionalProse, prose } from '@/lib/core/zod'

/** What an insight says of those it is about. */
export const insightKinds = ['pain', 'need', 'workaround', 'delight', 'myth'] as const
export type InsightKind = (typeof insightKinds)[number]

/**
 * The four parts of GRADE-CERQual, by which confidence in a finding from qualitative evidence is judged.
 * Source: Lewin et al., "Applying GRADE-CERQual to qualitative evidence synthesis findings", Implementation Science 13 (2018), suppl. 1.
 */
export const cerqualParts = ['methods', 'coherence', 'adequacy', 'relevance'] as const
export type CerqualPart = (typeof cerqualParts)[number]
export const concerns = ['none', 'minor', 'moderate', 'serious'] as const
export type Concern = (typeof concerns)[number]

const judged = z.object({ concern: z.enum(concerns), note: optionalLine(500) })
export const cerqualSchema = z.object({ methods: judged, coherence: judged, adequacy: judged, relevance: judged })
export type Cerqual = z.output<typeof cerqualSchema>

/** What the platform team expects before it has opened the evidence: the share of developers who would agree, 0 … 100. */
export const beliefSchema = z.object({
  share: z.coerce.number('A number from 0 to 100.').int().min(0, 'At least 0.').max(100, 'At most 100.'),
  text: optionalProse(2_000),
})
export type Belief = z.output<typeof beliefSchema>
export const beliefRowSchema = beliefSchema.extend({ at: z.iso.datetime(), byId: z.string().nullable() })
export type BeliefRow = z.output<typeof beliefRowSchema>

const emptyIsNull = (value: unknown) => (value === '' ? null : value)

/** What people say of an insight besides its statement; `null` or an empty text takes it away. */
export const judgingPatch = {
  kind: z.preprocess(emptyIsNull, z.enum(insightKinds).nullable()).optional(),
  /** Whom it is about, in words: "teams with a monorepo". */
  segment: z.preprocess(emptyIsNull, line(200).nullable()).optional(),
  ownerId: z.preprocess(emptyIsNull, z.string().max(100).nullable()).optional(),
  /** A day, 2027-03-31. */
  reviewAt: z.preprocess(emptyIsNull, z.iso.date('A day as 2027-03-31.').nullable()).optional(),
  memo: z.preprocess(emptyIsNull, prose(20_000).nullable()).optional(),
  cerqual: cerqualSchema.nullable().optional(),
}

/** One change of an insight. */
export const revisionSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})
export type Revision = z.output<typeof revisionSchema>
