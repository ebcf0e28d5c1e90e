import { z } from 'zod'
import { id, line, reasonLine } from '@/lib/core/zod'

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
  tags: z
    .string()
    .max(500)
    .transform((text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(tag).max(10))
    .optional(),
})
export type Triage = z.infer<typeof triageSchema>

const fields = triageSchema.omit({ surveyId: true, id: true, tags: true })
/** The same over the API: tags are a list. `quarantine` says why it has to be out of sight; null brings it back. */
export const commentPatch = z.strictObject({
  ...fields.shape,
  tags: z.array(tag).max(10).optional(),
  quarantine: reasonLine(200).nullable().optional(),
})

/** Taking a comment out of sight, with why; or back, without. */
export const quarantineSchema = z.object({ surveyId: id, id, reason: reasonLine(200) })
export const releaseSchema = z.object({ surveyId: id, id })

/** A comment as evidence: whole, or a span of it. */
export const evidenceSchema = z.object({ surveyId: id, id, span: z.string().max(4_000).optional() })

/** Putting a comment in a theme, by its name; or out again. */
export const themeName = line(80)
export const themeSchema = z.object({ surveyId: id, id, theme: themeName })
export const unthemeSchema = z.object({ surveyId: id, id, themeId: id })

const share = {
  label: line(100),
  days: z.coerce.number().int().min(1).max(365),
  minimum: z.coerce.number().int().min(3).max(100),
}
export const shareSchema = z.object({
  surveyId: id,
  ...share,
  byTeam: z.preprocess((value) => value === true || value === 'on', z.boolean()),
})
/** The same over the API. */
export const shareInput = z.strictObject({
  label: share.label,
  days: z.number().int().min(1).max(365),
  minimum: z.number().int().min(3).max(100),
  byTeam: z.boolean().default(false),
})
export const openResultsSchema = z.object({ surveyId: id, open: z.boolean() })
export const revokeSchema = z.object({ surveyId: id, id })
