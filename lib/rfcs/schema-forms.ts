import { z } from 'zod'
import { blankOrReason, id, prose, reason, dayText } from '@/lib/core/zod'
import {
  approvalInput,
  commentKinds,
  createRfc,
  formats,
  labelList,
  maxBody,
  maxComment,
  patchRfc,
  resolveInput,
  rfcNumber,
  statuses,
  versionNumber,
} from './schema'
import { coauthorsInput } from './schema-approvals'
import { reactionKinds } from './schema-discuss'
import { followTarget } from './schema-follow'
import { rels } from './schema-links'

/** What the pages' forms post: the API's inputs with the RFC they are about, and text where a form has nothing better. */
const number = rfcNumber
const labelText = z
  .string()
  .max(1000)
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))

/** RFCs that a new one is linked with as related, found while it was written. */
const related = z.array(rfcNumber).max(20).default([])

/** Deletes a draft. */
export const deleteForm = z.object({ number })

export const newForm = createRfc.extend({ labels: labelText.pipe(labelList), related })
export type NewForm = z.input<typeof newForm>

export const editForm = patchRfc.extend({
  // As it was typed, line ends and all: they are those of the text before (rules-lines.ts).
  number,
  title: createRfc.shape.title,
  body: z.string().max(maxBody, `At most ${maxBody} characters.`),
  labels: labelText.pipe(labelList),
})
export type EditForm = z.input<typeof editForm>

/** What the editor itself holds, for a new RFC and for the next version of one. */
export const editorForm = z.object({
  title: createRfc.shape.title,
  body: createRfc.shape.body,
  labels: labelText.pipe(labelList),
  baseVersion: patchRfc.shape.baseVersion.optional(),
})
export type EditorForm = z.input<typeof editorForm>

/** The editor posted without a script: a new RFC, or with a number the next version of one. */
export const writeForm = editForm
  .partial({ number: true, baseVersion: true })
  .extend({ template: createRfc.shape.template })

const maybe = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))

const maybeReason = (max: number) =>
  blankOrReason(max)
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))

export const commentForm = z.object({
  number,
  /** The version that the page shows. */
  version: versionNumber.optional(),
  body: prose(maxComment),
  kind: z.enum(commentKinds).default('comment'),
  parentId: id.optional(),
  quote: maybe(4000),
  prefix: maybe(400),
  suffix: maybe(400),
  start: z.coerce.number().int().min(0).optional(),
  /** Absent where no other words are suggested; empty takes the quoted ones away. */
  suggestion: z.string().max(maxComment).optional(),
  /** Kept for the review instead of said now. */
  later: z.string().optional(),
})

export const resolveForm = z.object({
  number,
  id,
  resolved: z.stringbool().default(true),
  reason: resolveInput.shape.reason.or(z.literal('')),
})

/** An edit of an older version, to be put together with what was saved since. */
export const mergeForm = z.object({
  number,
  baseVersion: versionNumber,
  title: z.string().max(maxBody),
  body: z.string().max(maxBody),
})
export const moveForm = z.object({
  number,
  /** What the page shows: the version, and the concerns and holds that are open. */
  version: versionNumber.optional(),
  seen: z.coerce.number().int().min(0).optional(),
  to: z.enum(statuses),
  rationale: maybeReason(maxComment),
  dissent: maybe(maxComment),
  wouldChange: maybe(maxComment),
  conditions: maybe(maxComment),
  reviewOn: z.union([z.literal('').transform(() => undefined), dayText]).optional(),
  override: maybeReason(4000),
  /** Why it is withdrawn; a decision has its rationale. */
  reason: maybeReason(4000),
  days: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(90)]).optional(),
})
/** A decision made on the page says why. */
export const decideForm = moveForm.extend({ rationale: reason(maxComment) })

export const approveForm = approvalInput.extend({ number })
export const previewForm = z.object({ body: z.string().max(maxBody), format: z.enum(formats) })
export const numberForm = z.object({ number })

const byComment = z.object({ number, id })
export const editCommentForm = byComment.extend({ body: prose(maxComment) })
export const dropForm = byComment
/** One form serves every comment of a page; its buttons say which. "id:true": that thread is folded for everybody, or not. */
export const foldForm = z.object({
  number,
  fold: z
    .string()
    .transform((text) => text.split(':'))
    .pipe(z.tuple([id, z.stringbool()])),
})
/** "id:agree:on": of which comment which word, and whether it is said or taken back. */
export const reactForm = z.object({
  number,
  react: z
    .string()
    .transform((text) => text.split(':'))
    .pipe(z.tuple([id, z.enum(reactionKinds), z.enum(['on', 'off'])])),
})
export const applyForm = byComment.extend({ baseVersion: z.coerce.number().int().min(1).optional() })
export const flagForm = z.object({ number, awaitingAuthor: z.stringbool() })
export const deadlineForm = z.object({ number, day: dayText })
export const linkForm = z.object({ number, rel: z.enum(rels), other: rfcNumber })
/** "requires:12": one form serves every link of a page; its buttons say which. */
export const unlinkForm = z.object({
  number,
  link: z
    .string()
    .transform((text) => text.split(':'))
    .pipe(z.tuple([z.enum(rels), z.string().transform(Number).pipe(z.number().int().min(1).max(2_147_483_647))])),
})
/** One a line: a person's e-mail address, or a team's name. */
export const approversForm = z.object({
  number,
  approvers: z
    .string()
    .max(5000)
    .transform((text) =>
      text
        .split(/[\n,;]+/)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  quorum: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(500)]).optional(),
})
/** One a line: a person's e-mail address. */
export const coauthorsForm = z.object({
  number,
  coauthors: z
    .string()
    .max(5000)
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
    .pipe(coauthorsInput.shape.coauthors),
})
export const followForm = z.object({ target: followTarget, state: z.enum(['follow', 'mute', 'none']) })
