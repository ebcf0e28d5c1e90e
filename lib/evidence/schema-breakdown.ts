import { z } from 'zod'

/** Where an answer is on its question's scale: at the better end, at the worse end, or between. */
export const answerSides = ['favourable', 'neutral', 'unfavourable'] as const
export type AnswerSide = (typeof answerSides)[number]

const count = z.number().int().min(0).nullable()

/** How the answers of one group are divided: of everyone (`all`, with an empty id) or of a team. */
export const evidenceGroupSchema = z.object({
  segmentKind: z.enum(['all', 'team']),
  segmentId: z.string().max(200).default(''),
  /** Null where the results do not show how the answers are divided. */
  favourable: count,
  neutral: count,
  unfavourable: count,
  /** Answers; null where the results do not show how many. */
  n: count,
  /** The results hide this group: its people are of an unknown team. */
  suppressed: z.boolean().default(false),
})
export type EvidenceGroup = z.output<typeof evidenceGroupSchema>

/** One person's answer, of a survey that was answered under names. */
export const evidenceAnswerSchema = z.object({
  personId: z.string().min(1).max(200),
  teamId: z.string().nullable(),
  platform: z.boolean().default(false),
  answer: z.enum(answerSides),
})
export type EvidenceAnswer = z.output<typeof evidenceAnswerSchema>

/** Who answered which way behind a survey result. */
export const breakdownSchema = z.object({
  groups: z.array(evidenceGroupSchema).max(5_000),
  answers: z.array(evidenceAnswerSchema).max(20_000).default([]),
})
export type Breakdown = z.output<typeof breakdownSchema>
