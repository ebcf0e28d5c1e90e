import { z } from 'zod'

/** Where an RFC stands. The moves between them are one table in `rules.ts`. */
export const statuses = [
  'draft', 'review', 'last-call', 'accepted', 'rejected', 'withdrawn', 'superseded', 'implemented',
] as const
export type RfcStatus = (typeof statuses)[number]

export const statusNames: Record<RfcStatus, string> = {
  draft: 'Draft',
  review: 'In review',
  'last-call': 'Last call',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  implemented: 'Implemented',
}

export const formats = ['markdown', 'rst'] as const
export type RfcFormat = (typeof formats)[number]

export const commentKinds = ['comment', 'concern', 'hold'] as const
export type CommentKind = (typeof commentKinds)[number]

export const verdicts = ['approve', 'abstain'] as const
export type Verdict = (typeof verdicts)[number]

export const anchorStates = ['exact', 'moved', 'outdated'] as const
export type AnchorState = (typeof anchorStates)[number]

/** Characters; a long RFC of the Rust project has 172,000. */
export const maxBody = 600_000
export const maxComment = 20_000

/** PostgreSQL text cannot hold U+0000, and a lone surrogate has no UTF-8 form. */
const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()
const text = (max: number) =>
  z.string().max(max, `At most ${max.toLocaleString('en')} characters`)
    .refine(storable, 'Contains a character that cannot be stored')

const title = text(300).trim().min(1, 'Give it a title')
const body = text(maxBody)
const label = text(60).trim().toLowerCase().min(1).regex(/^[^\s,"]+$/, 'A label has no spaces, commas or quotes')
const labels = z.array(label).max(20, 'At most 20 labels').transform(all => [...new Set(all)])

export const rfcNumber = z.coerce.number().int().min(1).max(2_147_483_647)
export const versionNumber = rfcNumber

export const createRfc = z.object({
  title,
  body: body.default(''),
  labels: labels.default([]),
  template: text(80).optional(),
})
export type CreateRfc = z.infer<typeof createRfc>

export const patchRfc = z.object({
  title: title.optional(),
  body: body.optional(),
  labels: labels.optional(),
  baseVersion: versionNumber,
})
export type PatchRfc = z.infer<typeof patchRfc>

const decisionDetail = z.object({
  rationale: text(maxComment).trim().default(''),
  dissent: text(maxComment).trim().optional(),
  wouldChange: text(maxComment).trim().optional(),
  /** Why open concerns are passed over; kept with each of them. */
  override: text(4000).trim().min(1).optional(),
})
/** A plain sentence is its rationale. */
const decisionInput = z.union([
  text(maxComment).transform(rationale => decisionDetail.parse({ rationale })),
  decisionDetail,
])

export const transitionInput = z.object({
  to: z.enum(statuses),
  reason: text(4000).trim().optional(),
  decision: decisionInput.optional(),
})
export type TransitionInput = z.infer<typeof transitionInput>

export const anchorInput = z.object({
  quote: text(4000).min(1, 'Quote at least one character'),
  prefix: text(400).default(''),
  suffix: text(400).default(''),
})
export type AnchorInput = z.infer<typeof anchorInput>

export const commentInput = z.object({
  body: text(maxComment).trim().min(1, 'Write something'),
  kind: z.enum(commentKinds).default('comment'),
  parentId: text(80).optional(),
  anchor: anchorInput.optional(),
})
export type CommentInput = z.infer<typeof commentInput>

export const resolveInput = z.object({
  resolved: z.boolean().default(true),
  /** Needed to set aside a concern somebody else raised. */
  reason: text(4000).trim().min(1).optional(),
})
export type ResolveInput = z.infer<typeof resolveInput>

export const approvalInput = z.object({ verdict: z.enum(verdicts) })
export type ApprovalInput = z.infer<typeof approvalInput>

/** What became of a proposal and why, in the words of whoever decided. */
export type Decision = {
  outcome: RfcStatus
  rationale: string
  dissent: string | null
  wouldChange: string | null
  by: string
  at: string
}

export type RfcLink = { rel: 'replaces' | 'superseded-by' | 'requires' | 'see-also' | 'discussion' | 'issue'; target: string; url: string | null }
