import { z } from 'zod'
import { id, line, reason, reasonLine } from '@/lib/core/zod'
import { triageStates } from '@/lib/evidence/schema-triage'
import { agreesValues, insightStatuses, stances } from './schema'
import { beliefSchema, cerqualParts, cerqualSchema, judgingPatch } from './schema-judging'

const list = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(id).max(500),
)

/** The form of a new insight: the statement, and for each piece (`e`) a field `stance:<id>`. */
export const newInsightForm = z
  .object({ statement: reasonLine(500), e: list })
  .catchall(z.unknown())
  .transform((form) => ({
    statement: form.statement,
    evidence: form.e.map((one) => ({
      id: one,
      stance: z.enum(stances).catch('supports').parse(form[`stance:${one}`]),
    })),
  }))

/** Ticked pieces for one insight, with the button that was pressed. */
export const addForm = z.object({ insight: id, e: list, stance: z.enum(stances) })
export const linkForm = z.object({
  insight: id,
  evidence: id,
  stance: z.enum(stances),
  agrees: z.enum(agreesValues).optional(),
})
export const unlinkForm = z.object({ insight: id, evidence: id })
export const statusForm = z.object({ insight: id, status: z.enum(insightStatuses) })
export const resolveForm = z.object({
  insight: id,
  resolution: reason(4000),
  wouldChange: z.union([z.literal('').transform(() => undefined), reason(2000)]).optional(),
  status: z.enum(['resolved', 'disproved']).default('resolved'),
})
export const rewordForm = z.object({ insight: id, statement: reasonLine(500) })
export const promoteForm = z.object({ theme: id, statement: reasonLine(500) })

export const themeForm = z.object({ theme: id })
export const themeLabelForm = z.object({ theme: id, label: line(120), pinned: z.boolean().default(true) })
export const themePinForm = z.object({ theme: id, pinned: z.boolean() })
export const themeMergeForm = z.object({ theme: id, into: id })
export const themeSplitForm = z.object({ theme: id, e: list, label: z.union([z.literal(''), line(120)]).optional() })
export const startRunForm = z.object({ detail: z.number().int().min(-3).max(3) })
export const runForm = z.object({ run: id })

export const judgingForm = z.object({
  insight: id,
  kind: judgingPatch.kind,
  segment: judgingPatch.segment,
  ownerId: judgingPatch.ownerId,
  reviewAt: judgingPatch.reviewAt,
  memo: judgingPatch.memo,
})
/** Fields `methods`, `methods.note` and so on, one pair a part. */
export const cerqualForm = z
  .object({ insight: id })
  .catchall(z.unknown())
  .transform(({ insight, ...form }, context) => {
    const parts = cerqualParts.map((part) => [part, { concern: form[part], note: form[`${part}.note`] ?? '' }])
    const read = cerqualSchema.safeParse(Object.fromEntries(parts))
    if (read.success) return { insight, cerqual: read.data }
    context.addIssue({ code: 'custom', message: 'Choose for each part how serious the concerns are.' })
    return z.NEVER
  })
export const beliefForm = beliefSchema.extend({ insight: id })
export const clearHistoryForm = z.object({ insight: id, revision: id })

const pieces = z.array(id).min(1).max(300)
export const deskOpenForm = z.object({ pieces })
/** `together`: pieces that were read with the one that is filed. */
export const deskFileForm = z.object({
  insight: id,
  evidence: id,
  stance: z.enum(stances),
  together: z.array(id).max(300),
})
export const deskNewForm = z.object({ statement: reasonLine(500), evidence: id, together: z.array(id).max(300) })
export const deskTriageForm = z.object({ pieces, state: z.enum(triageStates) })
export const deskUndoForm = z.object({
  pieces,
  /** The insight that the first piece was filed under; `made`: it was made for it. */
  insight: id.optional(),
  made: z.boolean().default(false),
})

export const mergeEvidenceForm = z.object({ keep: id, pieces: z.array(id).min(1).max(50) })
export const unmergeEvidenceForm = z.object({ piece: id })
export const apartForm = z.object({ a: id, b: id, apart: z.boolean() })
