import { z } from 'zod'
import { pageQuery } from '@/lib/core/paging'
import { blankOrReason, id, line, optionalProse, optionalReason, prose, reason, dayText } from '@/lib/core/zod'

/** Where an RFC stands. The moves between them are one table in `rules.ts`. */
export const statuses = [
  'draft',
  'review',
  'last-call',
  'accepted',
  'rejected',
  'withdrawn',
  'postponed',
  'superseded',
  'implemented',
] as const
export type RfcStatus = (typeof statuses)[number]

export const formats = ['markdown', 'rst', 'asciidoc', 'mediawiki'] as const
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

const title = line(300)
const body = optionalProse(maxBody)
export const label = line(60)
  .toLowerCase()
  .regex(/^[^\s,":]+$/, 'A label has no spaces, commas, colons or quotes.')
export const labelList = z
  .array(label)
  .max(20, 'At most 20 labels.')
  .transform((all) => [...new Set(all)])

export const rfcNumber = z.coerce.number().int().min(1).max(2_147_483_647)
export const versionNumber = rfcNumber

export const createRfc = z.object({
  title,
  body,
  labels: labelList.default([]),
  template: line(80).optional(),
})
export type CreateRfc = z.infer<typeof createRfc>

export const patchRfc = z.object({
  title: title.optional(),
  body: z.string().max(maxBody, `At most ${maxBody} characters.`).optional(),
  labels: labelList.optional(),
  baseVersion: versionNumber,
})
export type PatchRfc = z.infer<typeof patchRfc>

const decisionDetail = z.object({
  rationale: optionalReason(maxComment),
  dissent: z.string().max(maxComment).optional(),
  wouldChange: z.string().max(maxComment).optional(),
  conditions: z.string().max(maxComment).optional(),
  /** The day on which the decision is to be looked at again. */
  reviewOn: dayText.optional(),
  /** Why open concerns, holds, a missing quorum or the rest of last call are passed over; kept with the decision. */
  override: reason(4000).optional(),
})
/** A plain sentence is its rationale. */
const decisionInput = z.union([
  blankOrReason(maxComment).transform((rationale) => decisionDetail.parse({ rationale })),
  decisionDetail,
])

export const transitionInput = z.object({
  to: z.enum(statuses),
  reason: blankOrReason(4000).optional(),
  /** The version that was read; whatever is current where it is left out. */
  version: rfcNumber.optional(),
  /** With `decision.override`: how many open concerns and holds its giver saw. One that came since is not set aside unseen. */
  seen: z.coerce.number().int().min(0).optional(),
  /** How long the review or last call that begins is to last. */
  days: z.coerce.number().int().min(1).max(90).optional(),
  decision: decisionInput.optional(),
})
export type TransitionInput = z.infer<typeof transitionInput>

export const anchorInput = z.object({
  quote: prose(4000),
  prefix: optionalProse(400),
  suffix: optionalProse(400),
  /** Where the words begin in the version's text as it is read, where the sender knows it: tells repeated words apart. */
  start: z.number().int().min(0).optional(),
})
export type AnchorInput = z.infer<typeof anchorInput>

export const commentInput = z
  .object({
    body: prose(maxComment),
    kind: z.enum(commentKinds).default('comment'),
    parentId: id.optional(),
    anchor: anchorInput.optional(),
    /** The version it was written on; the current one where it is left out. */
    version: rfcNumber.optional(),
    /** What to write in place of the quoted words; empty takes them away. */
    suggestion: z.string().max(maxComment).optional(),
  })
  .refine((input) => input.suggestion === undefined || (input.anchor !== undefined && input.parentId === undefined), {
    path: ['suggestion'],
    message: 'A suggestion needs the words it replaces.',
  })
export type CommentInput = z.infer<typeof commentInput>

export const resolveInput = z.object({
  resolved: z.boolean().default(true),
  /** Needed to set aside a concern somebody else raised. */
  reason: reason(4000).optional(),
})
export type ResolveInput = z.infer<typeof resolveInput>

/** `version`: the one that was read; the current one where it is left out. */
export const approvalInput = z.object({ verdict: z.enum(verdicts), version: rfcNumber.optional() })
export type ApprovalInput = z.infer<typeof approvalInput>

export const flagsInput = z.object({ awaitingAuthor: z.boolean() })
export const deadlineInput = z.object({ endsAt: z.iso.datetime().transform((text) => new Date(text)) })

/** A concern or hold that was open when it was decided, as it stood that day. */
export const setAsideSchema = z.object({ kind: z.enum(['concern', 'hold']), by: z.string(), body: z.string() })

/** What became of a proposal and why, in the words of whoever decided; what was said against it, verbatim. */
export const decisionSchema = z.object({
  outcome: z.enum(statuses),
  rationale: z.string(),
  dissent: z.string().nullable(),
  wouldChange: z.string().nullable(),
  conditions: z.string().nullable().default(null),
  reviewOn: dayText.nullable().default(null),
  setAside: z.array(setAsideSchema).default([]),
  /** Why what stood in the way was passed over. */
  override: z.string().nullable().default(null),
  approvals: z
    .object({
      approved: z.number().int(),
      abstained: z.number().int(),
      needed: z.number().int(),
      /** Of a text that a material edit changed before the decision: kept apart, not counted. */
      earlier: z.number().int().default(0),
    })
    .nullable()
    .default(null),
  version: z.number().int().nullable().default(null),
  /** When last call was to end, where it was decided before that; `override` says why. */
  cutShort: z.object({ endsAt: z.iso.datetime() }).nullable().default(null),
  by: z.string(),
  at: z.string(),
})
export type Decision = z.output<typeof decisionSchema>

export const linkRels = ['replaces', 'superseded-by', 'requires', 'see-also', 'discussion', 'issue'] as const
/** `path`: the file it names, as a path of the import, where it names one. */
export type RfcLink = { rel: (typeof linkRels)[number]; target: string; url: string | null; path?: string | undefined }

/** Where an imported RFC came from; `header` + body is the file as it was. */
export type RfcSource = {
  dialect: string
  path: string
  headerPath: string
  header: string
  number: string | null
  status: string | null
  importedStatus: RfcStatus
  dates: Record<string, string>
  links: RfcLink[]
  /** Images that came with the file, by their path in the import. */
  images?: Record<string, SourceImage>
}
/** An image of the store: its id and its size in pixels. */
export type SourceImage = { id: string; width: number; height: number }

export const sorts = ['relevance', 'number', '-number', 'updated', '-updated'] as const
export type RfcSort = (typeof sorts)[number]

export const listQuery = pageQuery.extend({
  status: z.enum(statuses).optional(),
  q: z.string().max(500).optional(),
  label: z.string().max(60).optional(),
  /** `-` in front: newest or highest first. Left out: by relevance where words are looked for, else the highest number first. */
  sort: z.enum(sorts).optional(),
})
export type ListQuery = z.infer<typeof listQuery>

/** Files of one upload; the texts are checked one by one by the importer, which says what it leaves and why. */
export const importInput = z.object({
  /** The named source: a repository or team, within which a path is one proposal. */
  source: line(100).optional(),
  /** Answer what would be done, and write nothing. */
  dryRun: z.boolean().optional(),
  /** Status words of the files, in lower case, and what they are here. */
  statuses: z.record(z.string().max(100), z.enum(statuses)).optional(),
  files: z
    .array(z.object({ path: line(1000), text: z.string() }))
    .min(1, 'Choose at least one file.')
    .max(1000),
})
