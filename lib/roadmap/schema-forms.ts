import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { HORIZONS, itemInput, itemPatch } from './schema'

const NUMBERS = ['impact', 'effort', 'reachEstimate', 'urgency', 'riskReduction', 'rfcNumber']

/** A posted form holds text only: its numbers as numbers, what was left empty as nothing. */
function fromForm(raw: unknown): unknown {
  if (raw === null || typeof raw !== 'object') return raw
  const read = (key: string, value: unknown) =>
    typeof value !== 'string' || !NUMBERS.includes(key)
      ? value
      : value.trim() === ''
        ? null
        : Number(value.replace(',', '.'))
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, read(key, value)]))
}

export const newForm = z.preprocess(fromForm, itemInput)
/** All fields of the form at once: an insight that is not ticked is taken off. */
export const editForm = z.preprocess(fromForm, itemInput.omit({ horizon: true }).extend({ id }))
export const statusForm = z.object({ id, status: itemPatch.shape.status.unwrap() })
export const placeForm = z.object({ id, horizon: z.enum(HORIZONS), place: z.enum(['top', 'end']) })
export const capacityForm = z.object({
  weeks: z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === '') return null
      const weeks = Number(text.replace(',', '.'))
      if (weeks > 0 && weeks <= 10_000) return weeks
      context.addIssue('More than 0 and at most 10,000 person-weeks, or nothing.')
      return z.NEVER
    }),
})
