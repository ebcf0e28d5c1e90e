import { z } from 'zod'
import { pageOf } from '@/lib/core/paging'
import { reason } from '@/lib/core/zod'

/** A vote is a reason: without one it says nothing that could be evidence. */
export const voteInput = z.object({ reason: reason(2_000) })
export type VoteInput = z.output<typeof voteInput>

export const voteSchema = z.object({
  itemId: z.string(),
  reason: z.string(),
  /** Who voted: votes are named. */
  by: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})
export type Vote = z.infer<typeof voteSchema>
export const votePage = pageOf(voteSchema)
