import { z } from 'zod'
import { id, line } from '@/lib/core/zod'

export const COMMENT_STATUSES = ['new', 'seen', 'action', 'done'] as const
export const COMMENT_AUDIENCES = ['everyone', 'researchers'] as const

const tag = line(40).transform((text) => text.toLowerCase())

/** What its readers make of a comment. */
export const triageSchema = z.object({
  surveyId: id,
  id,
  status: z.enum(COMMENT_STATUSES).optional(),
  audience: z.enum(COMMENT_AUDIENCES).optional(),
  /** All its tags, with commas between. */
  tags: z.string().max(500).transform((text) => text.split(',').map((one) => one.trim()).filter(Boolean)).pipe(z.array(tag).max(10)).optional(),
})
export type Triage = z.infer<typeof triageSchema>

/** Taking a comment out of sight, with why; or back, without. */
export const quarantineSchema = z.object({ surveyId: id, id, reason: line(200) })
export const releaseSchema = z.object({ surveyId: id, id })

/** A comment as evidence: whole, or a span of it. */
export const evidenceSchema = z.object({ surveyId: id, id, span: z.string().max(4_000).optional() })

export const shareSchema = z.object({
  surveyId: id,
  label: line(100),
  days: z.coerce.number().int().min(1).max(365),
  minimum: z.coerce.number().int().min(3).max(100),
  byTeam: z.preprocess((value) => value === true || value === 'on', z.boolean()),
})
export const openResultsSchema = z.object({ surveyId: id, open: z.boolean() })
export const revokeSchema = z.object({ surveyId: id, id })
