import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { paths } from '@/lib/core/paths'
import { shortened } from '@/lib/core/text/excerpt'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { rungOf } from '@/lib/evidence/rules'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { findIn, scoredItems } from './repo'
import { lockBoard } from './repo-links'
import { removeVote, saveVote } from './repo-votes'
import type { ItemRow } from './schema-rows'
import type { Vote, VoteInput } from './schema-votes'

async function readable(tx: Tx, id: string): Promise<ItemRow> {
  const item = await findIn(tx, scoredItems, id)
  if (!item) throw notFound('This item')
  return item
}

/**
 * A person's vote for a published item, with the reason: one for each item, and changeable. The reason becomes a piece of
 * evidence of the weakest kind, an opinion. It counts for a score only where a person files it under an insight: votes
 * alone rank nothing.
 * @throws AppError not_found, also for a draft; conflict where the item is not open
 */
export async function voteFor(actor: MaybeActor, itemId: string, { reason }: VoteInput, now: Date): Promise<Vote> {
  const voter = authorize(actor, 'roadmap.vote')
  return transaction(async (tx) => {
    // With the board held: a vote does not stay behind on an item that is merged at the same moment.
    await lockBoard(tx)
    const item = await readable(tx, itemId)
    if (item.status !== 'open') throw conflict('Votes are taken while an item is open.')
    const fields = { itemId, personId: voter.id, reason, createdAt: now, changedAt: now }
    const vote = await saveVote(tx, { id: newId(), ...fields })
    await recordEvidence(tx, [pieceOf(voter, item, vote.id, reason, now)], () => now)
    await audit(tx, voter, 'roadmap.vote', { kind: 'roadmap-item', id: itemId })
    return {
      itemId,
      reason,
      by: voter.name,
      createdAt: vote.createdAt.toISOString(),
      changedAt: vote.changedAt.toISOString(),
    }
  })
}

const pieceOf = (voter: Actor, item: ItemRow, voteId: string, reason: string, now: Date) => ({
  ref: { kind: 'vote' as const, id: voteId },
  text: reason,
  rung: rungOf('vote'),
  occurredAt: now,
  personId: voter.id,
  teamId: voter.teamId,
  attribution: voter.name,
  platformTeam: voter.platformTeam,
  sourceId: item.id,
  sourceTitle: shortened(item.title, 300),
  href: paths.item(item.id),
})

/**
 * Takes a vote back, with its piece of evidence: also where its item is a draft again, since what somebody said is theirs to take
 * back wherever it stands. Safe to repeat.
 */
export async function withdrawVote(actor: MaybeActor, itemId: string): Promise<void> {
  const voter = authorize(actor, 'roadmap.vote')
  await transaction(async (tx) => {
    await lockBoard(tx)
    const voteId = await removeVote(tx, itemId, voter.id)
    if (voteId === null) return void (await readable(tx, itemId))
    await withdrawEvidence(tx, [{ kind: 'vote', id: voteId }])
    await audit(tx, voter, 'roadmap.vote-withdraw', { kind: 'roadmap-item', id: itemId })
  })
}
