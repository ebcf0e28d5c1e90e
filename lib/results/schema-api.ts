import { z } from 'zod'
import { pageOf, pageQuery } from '@/lib/core/paging'
import { reasonLine } from '@/lib/core/zod'
export const resultsQuery = z.object({
  by: z
    .enum(['team', 'role', 'tenure'])
    .optional()
    .describe('Also by this segment; groups that are too small are suppressed.'),
  'filter.team': z.string().max(200).optional().describe('Id or name: what this team’s group shows.'),
})

const whyReadable = reasonLine(500)
  .refine((text) => text.length >= 3, 'Say why.')
  .optional()
  .describe('Confidential surveys show people only for a reason, which is recorded.')

export const responsesQuery = pageQuery.extend({ reason: whyReadable })

/** `spss`: a CSV file and its syntax, in a zip; `codebook`: what the columns mean. */
export const EXPORT_FORMATS = ['csv', 'json', 'xlsx', 'spss', 'r', 'codebook'] as const

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS).default('csv'), reason: whyReadable })

export const responseSchema = z.object({
  /** Null where it is not to be known who answered: nothing about a response can be put together with anything else. */
  id: z.string().nullable(),
  day: z.string().nullable(),
  team: z.string().nullable(),
  role: z.string().nullable(),
  person: z.object({ name: z.string(), email: z.string() }).nullable(),
  answers: z.record(z.string(), z.unknown()),
  /** A row of a file: the person beside it, if any, did not give it here. */
  imported: z.boolean(),
})

export const responsePage = pageOf(responseSchema)
