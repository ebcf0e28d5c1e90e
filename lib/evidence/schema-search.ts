import { z } from 'zod'
import { evidenceFilterSchema, evidenceSchema } from './schema'

/** The most that one ranking shows. */
export const MAX_FOUND = 100

export const evidenceSearchQuery = z.strictObject({
  ...evidenceFilterSchema.shape,
  q: z.string().trim().min(1, 'Say what to look for.').max(300),
  limit: z.coerce.number().int().min(1).max(MAX_FOUND).default(20),
})
export type EvidenceSearch = z.output<typeof evidenceSearchQuery>

export const foundEvidenceSchema = evidenceSchema.extend({
  /** Its place among the pieces that have the words, from 1; null: it does not have them. */
  wordRank: z.number().int().nullable(),
  /** How near its meaning is, as cosine: its topic, never what it wants. Null: not among the nearest, or not read for meaning. */
  nearness: z.number().nullable(),
})
export type FoundEvidence = z.infer<typeof foundEvidenceSchema>

export const evidenceFoundSchema = z.object({
  /** `words`: meaning could not be compared; only pieces with the words are here. */
  method: z.enum(['words and meaning', 'words']),
  data: z.array(foundEvidenceSchema),
})
export type EvidenceFound = z.infer<typeof evidenceFoundSchema>
