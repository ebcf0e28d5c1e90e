import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { CAPABILITY_TEMPLATES } from '@/lib/surveys/templates/rules-capability'
import { PURPOSES } from './schema-asked'

const TEMPLATE_IDS = Object.keys(CAPABILITY_TEMPLATES)
const template = z
  .string()
  .max(100)
  .refine((text) => TEMPLATE_IDS.includes(text), `Choose one of ${TEMPLATE_IDS.join(', ')}.`)

/** A survey about one capability, from a template that fills in its name. */
export const capabilitySurveyInput = z.object({ template })
export type CapabilitySurveyInput = z.output<typeof capabilitySurveyInput>

export const capabilitySurveySchema = z.object({
  /** The survey, a draft. */
  survey: z.string(),
  /** What is shown of it on the page of the capability, once there are results. */
  linked: z.array(z.enum([...PURPOSES, 'satisfaction'])),
})
export type CapabilitySurvey = z.infer<typeof capabilitySurveySchema>

export const capabilitySurveyForm = z.object({ capability: id, template })
