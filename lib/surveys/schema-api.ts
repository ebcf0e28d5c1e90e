import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { ANONYMITY, STATUSES, optionSchema, questionSchema, surveySchema } from './schema'
import { TENURES } from './schema-tenure'

export const surveyParams = z.object({ id })
export const tokenParams = z.object({ token: z.string().min(1).max(100) })
export const listQuery = pageQuery.extend({
  status: z.enum(STATUSES).optional(),
  q: z.string().trim().max(200).optional(),
})
export const surveyPage = pageOf(surveySchema)
/** A survey as its respondents see it: no notes, not which end of a scale is good, nothing about the others. */
export const publicSurvey = z.object({
  title: z.string(),
  description: z.string(),
  status: z.enum(STATUSES),
  anonymity: z.enum(ANONYMITY),
  askedBy: z.string(),
  purpose: z.string(),
  /** What is shown after the answers were sent. */
  closing: z.string(),
  /** How long it takes whoever is asked everything, and whoever is asked the least. */
  minutes: z.number().int(),
  leastMinutes: z.number().int(),
  resultsOn: z.string().nullable(),
  /** What its own words are written in, and the others it can be answered in. */
  language: z.string(),
  languages: z.array(z.string()),
  questions: z.array(questionSchema.omit({ note: true, favourableEnd: true, favourableEndChanged: true })),
  teams: z.array(optionSchema),
  roles: z.array(z.string()),
  tenures: z.array(z.enum(TENURES)),
})
export type PublicSurvey = z.infer<typeof publicSurvey>
