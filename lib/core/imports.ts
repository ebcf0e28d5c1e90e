import { z } from 'zod'

/** A line of a file that was not taken over, and why. */
export const skippedSchema = z.object({ file: z.string(), line: z.number().int(), reason: z.string() })
export type Skipped = z.infer<typeof skippedSchema>

/** Something about a line of a file that was taken over and that a person should look at. */
export const importFindingSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  key: z.string(),
  message: z.string(),
})
export type ImportFinding = z.infer<typeof importFindingSchema>

/** How every import ends. All-or-nothing per file; the same file twice changes nothing. */
export const importSummarySchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.array(skippedSchema),
  findings: z.array(importFindingSchema).optional(),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

export const emptySummary = (): ImportSummary => ({ created: 0, updated: 0, unchanged: 0, skipped: [] })

/** Several files' summaries as one. */
export const addSummaries = (summaries: readonly ImportSummary[]): ImportSummary =>
  summaries.reduce(
    (sum, one) => ({
      created: sum.created + one.created,
      updated: sum.updated + one.updated,
      unchanged: sum.unchanged + one.unchanged,
      skipped: [...sum.skipped, ...one.skipped],
      ...((sum.findings ?? one.findings) && { findings: [...(sum.findings ?? []), ...(one.findings ?? [])] }),
    }),
    emptySummary(),
  )
