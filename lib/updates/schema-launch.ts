import { z } from 'zod'
import { id, optionalLine } from '@/lib/core/zod'

/** What there is to be before an item ships, in this order. */
export const LAUNCH_STEPS = [
  'docs',
  'template',
  'owner',
  'support',
  'metric',
  'briefs',
  'update',
  'champions',
  'feedback',
] as const
export type LaunchStep = (typeof LAUNCH_STEPS)[number]

export const TICK_STATES = ['done', 'not-needed'] as const
export type TickState = (typeof TICK_STATES)[number]

export const tickInput = z.object({
  state: z.enum(TICK_STATES),
  /** Where it is, or why it is not needed. */
  note: optionalLine(300),
})
export type TickInput = z.output<typeof tickInput>
export const launchStep = z.enum(LAUNCH_STEPS)

export const launchSchema = z.object({
  steps: z.array(
    z.object({
      step: launchStep,
      title: z.string(),
      state: z.enum([...TICK_STATES, 'open']),
      /** `data`: the hub can see it; `hand`: somebody said so. Null while it is open. */
      from: z.enum(['data', 'hand']).nullable(),
      /** What the hub sees, in words. */
      sees: z.string(),
      note: z.string(),
      by: z.string().nullable(),
      at: z.iso.datetime().nullable(),
    }),
  ),
  open: z.int(),
})
export type Launch = z.infer<typeof launchSchema>

export const tickForm = z.object({
  id,
  step: launchStep,
  /** `open`: takes a tick back. */
  state: z.enum([...TICK_STATES, 'open']),
  note: tickInput.shape.note,
})
