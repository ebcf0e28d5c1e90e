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

/** That a column of a table was not read, on the line of its head. @param why the rest of the sentence: ": it is …" */
export const unreadColumn = (file: string, column: string, why = ''): ImportFinding => ({
  ...{ file, line: 1, key: column },
  message: `The column "${column}" was not read${why}.`,
})

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

/**
 * What things of the files are here, said by a person: by field ("kind", "speaker", "status", "column"), then by the word
 * in the file. An empty text leaves the thing out. `*` stands for every word.
 */
export const importMappingSchema = z.record(z.string().max(60), z.record(z.string().max(500), z.string().max(500)))
export type ImportMapping = z.infer<typeof importMappingSchema>

/** One line of the table "in the file → here" of a preview. */
export const importChoiceSchema = z.object({
  /** The field of the mapping that changes it. */
  field: z.string(),
  from: z.string(),
  to: z.string(),
  /** How often it comes in the files. */
  count: z.number().int(),
  /** What it can become; absent where any text will do. */
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})
export type ImportChoice = z.infer<typeof importChoiceSchema>

/** That a reader knows a file: how sure it is (0…1) and what it takes it for ("LimeSurvey", "WebVTT"). */
export interface Recognised {
  confidence: number
  shape: string
}

/** What a mapping says of a word; undefined where it says nothing. */
export const mapped = (mapping: ImportMapping | undefined, field: string, word: string): string | undefined =>
  mapping?.[field]?.[word] ?? mapping?.[field]?.['*']
