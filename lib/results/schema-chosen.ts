import { z } from 'zod'
import { figuresSchema } from './schema'

/** Who uses it because they chose it, because they were told to, or because it was there when they came. */
export const CHOICES = ['chosen', 'told', 'found'] as const
export type Choice = (typeof CHOICES)[number]

const choice = z.enum(CHOICES)
export const byChoiceSchema = z.object({
  /** The question that asks it. */
  question: z.object({ key: z.string(), label: z.string() }),
  /** People from which on a group is shown. */
  least: z.number().int(),
  groups: z.array(
    z.object({
      value: choice,
      /** The answers that are in it, as people read them. */
      answers: z.array(z.string()),
      /** Null where they are too few, or another group would follow from it. */
      n: z.number().int().nullable(),
    }),
  ),
  /** The questions with a score: what each group says. A group that is hidden is hidden everywhere. */
  questions: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      groups: z.array(z.object({ value: choice, ...figuresSchema.shape })),
    }),
  ),
})
export type ByChoice = z.infer<typeof byChoiceSchema>
