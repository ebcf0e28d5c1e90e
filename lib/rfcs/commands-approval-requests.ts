import type { Tx } from '@/lib/server/db'
import { announce } from './commands-announce'
import { authorsOf } from './policy'
import {
  answersOf,
  approvalsOf,
  listApprovalRequests,
  dropApprovalRequests,
  recordApprovalRequests,
} from './repo-approvals'
import { followFor } from './repo-follow'
import { lastMaterialVersion } from './repo-versions'
import { seatsOf, tally, type Tally } from './rules-approval'
import type { Rfc } from './schema-rows'

type Subject = Pick<Rfc, 'id' | 'authorId' | 'coauthorIds' | 'quorum' | 'reviewEndsAt'>

/**
 * Brings the list of who is awaited up to date with teams and leave: who is new is asked and told, who is no longer awaited is let go,
 * who has answered on the text as it stands is left alone. Safe to repeat.
 */
export async function askApprovers(tx: Tx, rfc: Subject, actorId: string | null, now: Date): Promise<Tally> {
  const asked = (await listApprovalRequests([rfc.id], now, tx)).get(rfc.id) ?? []
  const lastMaterial = await lastMaterialVersion(rfc.id, tx)
  const answers = answersOf(await approvalsOf(rfc.id, tx), lastMaterial)
  const votes = tally(seatsOf(asked, answers, authorsOf(rfc)), answers, rfc.quorum)
  const awaited = [...new Set(votes.seats.flatMap((seat) => seat.awaited))]
  await dropApprovalRequests(tx, rfc.id, awaited)
  const fresh = await recordApprovalRequests(tx, rfc.id, awaited, lastMaterial, now)
  if (fresh.length > 0) {
    await followFor(tx, fresh, rfc.id, 'asked', now)
    await announce(tx, {
      event: `asked:${rfc.id}:${now.toISOString()}`,
      kind: 'approval-asked',
      rfcId: rfc.id,
      actorId,
      at: now.toISOString(),
      followers: false,
      also: fresh.map((personId) => ({ personId, kind: 'approval-asked' as const })),
      detail: rfc.reviewEndsAt ? { endsAt: rfc.reviewEndsAt.toISOString() } : {},
    })
  }
  return votes
}
