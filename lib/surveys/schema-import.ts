import { z } from 'zod'
import type { Result } from '@/lib/core/errors'
import type { ImportSummary } from '@/lib/core/imports'

/** A file as the API takes it. */
export const importFile = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(500)
    .describe('Its name: what finds the same survey again where the file has no id of its own.'),
  text: z.string().min(1),
})
/** A file of 10 MB, as JSON. */
export const IMPORT_BYTES = 12_000_000

/** What an import's form shows once it has been sent, with or without script. */
export type ImportState = Result<ImportSummary & { surveyIds?: string[] }> | null

/** A file as a form sends it. */
export const uploadedFile = z
  .instanceof(File, { message: 'Choose a file.' })
  .refine((value) => value.size > 0, 'Choose a file.')
  .refine((value) => value.size <= 10_000_000, 'At most 10 MB.')
