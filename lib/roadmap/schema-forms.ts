import { z } from 'zod'
import { numberFrom } from '@/lib/core/zod-number'
import { id, optionalLine, optionalReason, prose } from '@/lib/core/zod'
import { voteInput } from './schema-votes'
import { ALTERNATIVES, HORIZONS, itemInput, itemPatch, mergeInput, undoInput } from './schema'

const OR_NOTHING = ['quarter', 'teamId', 'capabilityId', 'reviewAt']
const NUMBERS = ['impact', 'effort', 'reachEstimate', 'urgency', 'riskReduction', 'rfcNumber']

/** A posted form holds text only: its numbers as numbers, what was left empty as nothing. */
function fromForm(raw: unknown, context: z.RefinementCtx): unknown {
  if (raw === null || typeof raw !== 'object') return raw
  const read = (key: string, value: unknown) =>
    typeof value !== 'string' || !(NUMBERS.includes(key) || OR_NOTHING.includes(key))
      ? value
      : OR_NOTHING.includes(key)
        ? value.trim() || null
        : value.trim() === ''
          ? null
          : numberFrom(value, context, [key])
  const fields = Object.entries(raw).filter(([key]) => !key.startsWith(WHY_NOT))
  const whyNot = new Map(Object.entries(raw).filter(([key]) => key.startsWith(WHY_NOT)))
  const alternatives = ALTERNATIVES.flatMap((kind) => {
    const reason: unknown = whyNot.get(`${WHY_NOT}${kind}`)
    return typeof reason === 'string' && reason.trim() !== '' ? [{ kind, whyNot: reason }] : []
  })
  return {
    ...Object.fromEntries(fields.map(([key, value]) => [key, read(key, value)])),
    ...(whyNot.size > 0 && { alternatives }),
  }
}
export const pickerForm = z.object({ text: prose(300) })

/** The field of a form that says why one alternative is not enough: "whyNot.docs". */
export const WHY_NOT = 'whyNot.'

export const newForm = z.preprocess(fromForm, itemInput)
/** All fields of the form at once: an insight or a need that is not ticked is taken off. The column is changed elsewhere. */
const elsewhere = { horizon: true } as const
export const editForm = z.preprocess(
  fromForm,
  itemInput.omit(elsewhere).extend({
    id,
    /** When the item was last changed, as the form shows it. */
    seen: z.iso.datetime(),
  }),
)
const why = optionalLine(500).transform((text) => text || undefined)
export const statusForm = z.object({ id, status: itemPatch.shape.status.unwrap(), why: why.optional() })
export const placeForm = z.object({
  id,
  horizon: z.enum(HORIZONS),
  place: z.enum(['top', 'end']),
  why: why.optional(),
  commitNote: optionalReason(1_000).optional(),
  opposition: optionalReason(2_000).optional(),
})
export const publishForm = z.object({ id, published: z.stringbool() })
export const publicForm = z.object({ open: z.stringbool() })
export const mergeForm = mergeInput.extend({ id, why: why.optional() })
export const undoForm = undoInput.extend({ id, seq: z.coerce.number().int().positive() })
export type UndoInput = z.output<typeof undoForm>
export const similarForm = z.object({ text: prose(2_000), except: id.optional() })
export const capacityForm = z.object({
  weeks: z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === '') return null
      const weeks = numberFrom(text, context)
      if (weeks === z.NEVER || (weeks > 0 && weeks <= 10_000)) return weeks
      context.addIssue('More than 0 and at most 10,000 person-weeks, or nothing.')
      return z.NEVER
    }),
})
export const voteForm = voteInput.extend({ id })
export const unvoteForm = z.object({ id })
