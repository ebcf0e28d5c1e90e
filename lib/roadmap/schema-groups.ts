import { z } from 'zod'
import { id } from '@/lib/core/zod'

/** What the board can be grouped by besides its three columns. */
export const GROUPS = ['quarter', 'theme', 'capability', 'team'] as const
export type GroupBy = (typeof GROUPS)[number]

const group = z.string().trim().max(200)
/** A card that goes from one group to another: a quarter, a theme in words, the id of a capability or a team; "" for none. */
export const regroupInput = z.object({
  id,
  by: z.enum(GROUPS),
  /** The group that the mover saw it in, as the board names it. */
  from: group,
  to: group,
})
export type RegroupInput = z.output<typeof regroupInput>
