import { z } from 'zod'
import { id, prose } from '@/lib/core/zod'
import { approvalInput, commentKinds, createRfc, formats, labelList, maxBody, maxComment, patchRfc, resolveInput, rfcNumber, statuses } from './schema'

/** What the pages' forms post: the API's inputs with the RFC they are about, and text where a form has nothing better. */
const number = rfcNumber
const labelText = z.string().max(1000).transform((text) => text.split(/[\s,]+/).filter(Boolean))

export const newForm = createRfc.extend({ labels: labelText.pipe(labelList) })
export type NewForm = z.input<typeof newForm>

export const editForm = patchRfc.extend({
  number, title: createRfc.shape.title, body: createRfc.shape.body, labels: labelText.pipe(labelList),
})
export type EditForm = z.input<typeof editForm>

/** What the editor itself holds, for a new RFC and for the next version of one. */
export const editorForm = z.object({
  title: createRfc.shape.title, body: createRfc.shape.body, labels: labelText.pipe(labelList), baseVersion: patchRfc.shape.baseVersion.optional(),
})
export type EditorForm = z.input<typeof editorForm>

const maybe = (max: number) => z.string().max(max).optional().transform((text) => (text?.trim() ? text : undefined))

export const commentForm = z.object({
  number,
  body: prose(maxComment),
  kind: z.enum(commentKinds).default('comment'),
  parentId: id.optional(),
  quote: maybe(4000),
  prefix: maybe(400),
  suffix: maybe(400),
})

export const resolveForm = z.object({ number, id, resolved: z.stringbool().default(true), reason: resolveInput.shape.reason.or(z.literal('')) })

export const moveForm = z.object({
  number,
  to: z.enum(statuses),
  rationale: maybe(maxComment),
  dissent: maybe(maxComment),
  wouldChange: maybe(maxComment),
  override: maybe(4000),
})
/** A decision made on the page says why. */
export const decideForm = moveForm.extend({ rationale: prose(maxComment) })

export const approveForm = approvalInput.extend({ number })
export const previewForm = z.object({ body: z.string().max(maxBody), format: z.enum(formats) })
export const numberForm = z.object({ number })
