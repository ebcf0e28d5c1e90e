import { z } from 'zod'
import { line } from '@/lib/core/zod'

/** A person by id or e-mail, or a team by id or name. */
const approver = z
  .object({ person: line(200).optional(), team: line(200).optional() })
  .refine(({ person, team }) => (person === undefined) !== (team === undefined), 'Name either a person or a team.')

export const approversInput = z.object({
  approvers: z.array(approver).max(50, 'At most 50.'),
  /** Approvals needed; null: more than half of those asked who do not abstain. */
  quorum: z.number().int().min(1).max(500).nullable().optional(),
})
export type ApproversInput = z.output<typeof approversInput>

/** People by id or e-mail. All of them: who is not named writes it no longer. */
export const coauthorsInput = z.object({ coauthors: z.array(line(200)).max(20, 'At most 20.') })
export type CoauthorsInput = z.output<typeof coauthorsInput>
