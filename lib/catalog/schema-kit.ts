import { z } from 'zod'
import { id, optionalLine, optionalProse } from '@/lib/core/zod'

const quotes = z.array(id).max(20, 'At most 20 quotes.')

/** What a person writes of a kit; what is left out stays as it is. */
export const kitInput = z.object({
  /** How to begin in five minutes: Markdown. */
  begin: optionalProse(5_000),
  /** What it cannot do, or not well: Markdown. */
  limits: optionalProse(5_000),
  /** How a team gets away from it again: Markdown. */
  leaving: optionalProse(5_000),
  /** Where people ask: a channel, in words or as an address. */
  channel: optionalLine(500),
  /** Ids of the evidence that is quoted, in their order. */
  quotes: quotes.default([]),
})
export const kitChange = z.object({
  begin: kitInput.shape.begin.unwrap().optional(),
  limits: kitInput.shape.limits.unwrap().optional(),
  leaving: kitInput.shape.leaving.unwrap().optional(),
  channel: kitInput.shape.channel.unwrap().optional(),
  quotes: quotes.optional(),
  /** The version that was read before; refused where another one holds by now. */
  baseVersion: z.int().min(0).optional(),
})
export type KitChange = z.output<typeof kitChange>

export const PARTS = ['what', 'begin', 'golden-path', 'ask', 'used', 'said', 'limits', 'leave'] as const
export type PartName = (typeof PARTS)[number]

export const kitSchema = z.object({
  capability: z.object({ id: z.string(), name: z.string() }),
  /** What is written by hand. */
  written: z.object({
    begin: z.string(),
    limits: z.string(),
    leaving: z.string(),
    channel: z.string(),
    quotes: z.array(z.string()),
  }),
  /** 0: nothing was written yet. */
  version: z.int(),
  parts: z.array(
    z.object({
      name: z.enum(PARTS),
      title: z.string(),
      /** Markdown; what is not there is said in it. */
      text: z.string(),
      /** Markdown of what is there alone. */
      there: z.string(),
      /** What of it is missing, in words. */
      missing: z.array(z.string()),
    }),
  ),
})
export type Kit = z.infer<typeof kitSchema>

export const kitForm = z.object({
  id,
  begin: kitInput.shape.begin,
  limits: kitInput.shape.limits,
  leaving: kitInput.shape.leaving,
  channel: kitInput.shape.channel,
  /** Quotes that are ticked, and others by id or address, one a line. */
  picked: z.array(id).max(20).default([]),
  more: z
    .string()
    .max(5_000)
    .default('')
    .transform((typed) =>
      typed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((one) => one.replace(/^.*\/evidence\//, '')),
    ),
  baseVersion: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})
