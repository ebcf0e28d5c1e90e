import { z } from 'zod'
import { numberFrom } from '@/lib/core/zod-number'
import { id, optionalProse } from '@/lib/core/zod'
import { outcomeInput } from './schema-outcome'

/** A number as it is typed. */
const typedNumber = z
  .string()
  .trim()
  .min(1, 'Fill this in.')
  .transform((text, context) => numberFrom(text, context))

/** A line that may be left empty: nothing then. */
const orNothing = z
  .string()
  .max(200)
  .default('')
  .transform((text) => text.trim() || null)

export const outcomeForm = z
  .object({
    id,
    metric: outcomeInput.shape.metric,
    baseline: typedNumber,
    target: typedNumber,
    by: outcomeInput.shape.by,
    team: orNothing,
    capability: orNothing,
  })
  .refine(({ baseline, target }) => baseline !== target, {
    path: ['target'],
    message: 'The target is the baseline: nothing would have to change.',
  })
export const recordForm = z.object({ id, note: optionalProse(2_000) })
