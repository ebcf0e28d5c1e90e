import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { ANONYMITY, STATUSES, optionSchema, questionSchema, surveySchema } from './schema'
import { TENURES } from './tenure'

export const surveyParams = z.object({ id })
export const tokenParams = z.object({ token: z.string().min(1).max(100) })
export const listQuery = pageQuery.extend({
  status: z.enum(STATUSES).optional(),
  q: z.string().trim().max(200).optional(),
})
export const surveyPage = pageOf(surveySchema)
export const resultsQuery = z.object({
  by: z
    .enum(['team', 'role', 'tenure'])
    .optional()
    .describe('Also by this segment; groups that are too small are suppressed.'),
  'filter.team': z.string().max(200).optional().describe('Id or name: what this team’s group shows.'),
})
const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .optional()
  .describe('Confidential surveys show people only for a reason, which is recorded.')
export const responsesQuery = pageQuery.extend({ reason })
/** `spss`: a CSV file and its syntax, in a zip; `codebook`: what the columns mean. */
export const EXPORT_FORMATS = ['csv', 'json', 'xlsx', 'spss', 'codebook'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS).default('csv'), reason })

export const responseSchema = z.object({
  id: z.string(),
  day: z.string().nullable(),
  team: z.string().nullable(),
  role: z.string().nullable(),
  person: z.object({ name: z.string(), email: z.string() }).nullable(),
  answers: z.record(z.string(), z.unknown()),
})
export const responsePage = pageOf(responseSchema)

/** A survey as its respondents see it: no notes, nothing about the others. */
export const publicSurvey = z.object({
  title: z.string(),
  description: z.string(),
  status: z.enum(STATUSES),
  anonymity: z.enum(ANONYMITY),
  askedBy: z.string(),
  purpose: z.string(),
  /** How long it takes whoever is asked everything, and whoever is asked the least. */
  minutes: z.number().int(),
  leastMinutes: z.number().int(),
  resultsOn: z.string().nullable(),
  /** What its own words are written in, and the others it can be answered in. */
  language: z.string(),
  languages: z.array(z.string()),
  questions: z.array(questionSchema.omit({ note: true })),
  teams: z.array(optionSchema),
  roles: z.array(z.string()),
  tenures: z.array(z.enum(TENURES)),
})
export type PublicSurvey = z.infer<typeof publicSurvey>
