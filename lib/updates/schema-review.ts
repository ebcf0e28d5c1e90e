import { z } from 'zod'
import { line, optionalProse, prose } from '@/lib/core/zod'
import { REVIEW_READERS } from './schema'

export const REVIEW_STATES = ['draft', 'sent'] as const

/** "2026-11": a month in UTC. */
export const month = z.string().regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'Write a month as 2026-11.')
export const reviewParams = z.object({ month })

const mailTo = z
  .array(z.enum(REVIEW_READERS))
  .default([])
  .transform((list) => [...new Set(list)])
/** The version that this was written on; 0 where there was none. */
const baseVersion = z.int().min(0).default(0)

export const reviewDraftInput = z.object({ title: line(), body: optionalProse(20_000), mailTo, baseVersion })
export type ReviewDraftInput = z.output<typeof reviewDraftInput>
export const reviewSendInput = z.object({ title: line(), body: prose(20_000), mailTo, baseVersion })
export type ReviewSendInput = z.output<typeof reviewSendInput>

export const reviewDraftSchema = z.object({
  month,
  state: z.enum(REVIEW_STATES),
  /** Of one that is sent both are empty: they are the update's. */
  title: z.string(),
  body: z.string(),
  mailTo: z.array(z.enum(REVIEW_READERS)),
  version: z.int(),
  updateId: z.string().nullable(),
  /** Null: no person has changed it since it was put together. */
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
})
export type ReviewDraft = z.infer<typeof reviewDraftSchema>

/** Where an open item stood: its place in its column, counted from 1, and its score. */
export const standingSchema = z.object({
  itemId: z.string(),
  horizon: z.enum(['now', 'next', 'later']),
  place: z.int(),
  rice: z.number(),
})
export type Standing = z.output<typeof standingSchema>

const many = z.union([z.array(z.enum(REVIEW_READERS)), z.enum(REVIEW_READERS).transform((one) => [one])]).default([])
const typed = { month, title: line(), mailTo: many, baseVersion: z.coerce.number().int().min(0).default(0) }
export const reviewDraftForm = z.object({ ...typed, body: optionalProse(20_000) })
export const reviewSendForm = z.object({ ...typed, body: prose(20_000) })
