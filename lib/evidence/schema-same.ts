import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { evidenceSchema } from './schema'

/** Pieces that say the same as the one that stands for all. */
export const mergeEvidenceSchema = z.strictObject({ pieces: z.array(id).min(1).max(50) })
export type MergeEvidence = z.infer<typeof mergeEvidenceSchema>

export const apartSchema = z.strictObject({ a: id, b: id })
export type Apart = z.infer<typeof apartSchema>

/** Two pieces that may say the same. */
export const twinSchema = z.object({
  a: evidenceSchema,
  b: evidenceSchema,
  /** The one that is proposed to stand for both. */
  keep: z.string(),
  /** The share of their words that both have, 0 … 1. */
  likeness: z.number(),
  /** Nearness in meaning, as cosine; null where it was not read. It says topic, never stance. */
  nearness: z.number().nullable(),
  /** Words that only one of them has. */
  only: z.object({ a: z.array(z.string()), b: z.array(z.string()) }),
  /** They have the same words, and in another order: "slower than production" may be the opposite. */
  reordered: z.boolean(),
})
export type EvidenceTwin = z.infer<typeof twinSchema>
