import { z } from 'zod'
import { numberFrom } from '@/lib/core/zod-number'
import { id, optionalProse } from '@/lib/core/zod'
import { surveyMeasure } from '@/lib/results/schema-measures'
import { measuredNumber, metricName } from './schema-metrics'
import { faultOf, outcomeInput } from './schema-outcome'

/** A number as it is typed. */
const typedNumber = z
  .string()
  .trim()
  .min(1, 'Fill this in.')
  .transform((text, context) => numberFrom(text, context))
  .pipe(measuredNumber)

/** A line that may be left empty: nothing then. */
const orNothing = z
  .string()
  .max(200)
  .default('')
  .transform((text) => text.trim() || null)

export const outcomeForm = z
  .object({
    id,
    metric: z.preprocess((text) => (text === '' ? undefined : text), metricName.optional()),
    /** "id:measure", or nothing. */
    survey: orNothing.transform((text, context) => {
      if (text === null) return null
      const [id = '', ...measure] = text.split(':')
      const found = surveyMeasure.safeParse({ id, measure: measure.join(':') })
      if (found.success) return found.data
      context.addIssue({ code: 'custom', message: 'Choose one of the list.' })
      return z.NEVER
    }),
    baseline: typedNumber,
    target: typedNumber,
    by: outcomeInput.shape.by,
    team: orNothing,
    capability: orNothing,
  })
  .superRefine((stated, context) => {
    const fault = faultOf(stated)
    if (fault) context.addIssue({ code: 'custom', path: [fault.path], message: fault.message })
  })
export const recordForm = z.object({ id, note: optionalProse(2_000) })
