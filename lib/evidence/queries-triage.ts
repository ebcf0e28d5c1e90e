import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { toEvidence, type CountedEvidence } from './presenter'
import { listEvidenceByIds } from './queries'
import { countWaiting, listWaitingIds } from './repo-triage'
import { deskQueue, type WaveNames } from './rules-triage'
import type { DeskPiece } from './schema-desk'

/** Of each rung the newest so many are looked through. */
const LOOKED_THROUGH = 200
/** A badge says "1,000+" beyond: no one needs to know more, and counting all took 0.4 s at 200,000 pieces. */
export const MAX_WAITING = 1_000

/** A question as one survey asked it. */
interface Asked {
  survey: string
  key: string
}

/**
 * What waits at the desk for this reader, without noise, what would change most first.
 * @param wavesOf which of some questions are one, asked in several waves
 */
export async function listDeskPieces(
  actor: MaybeActor,
  limit: number,
  now: Date,
  wavesOf: (asked: readonly Asked[]) => Promise<WaveNames>,
): Promise<DeskPiece[]> {
  const reader = authorize(actor, 'insight.write')
  const ids = await listWaitingIds(db, reader.id, now, LOOKED_THROUGH)
  const pieces = await listEvidenceByIds(reader, ids)
  const queue = deskQueue(pieces, await wavesOf(pieces.flatMap((piece) => askedOf(piece) ?? [])), now)
  return queue.slice(0, limit).map(({ together, ...piece }) => ({ ...toEvidence(piece), together }))
}

/** How many pieces wait, at most one more than `MAX_WAITING`. */
export async function countDeskPieces(actor: MaybeActor): Promise<number> {
  authorize(actor, 'insight.write')
  return countWaiting(MAX_WAITING + 1)
}

/** The question that a piece is the result of; null for any other piece. For queries of other rooms. */
export const askedOf = ({
  kind,
  sourceId,
  askKey,
}: Pick<CountedEvidence, 'kind' | 'sourceId' | 'askKey'>): Asked | null =>
  kind === 'survey-result' && sourceId && askKey ? { survey: sourceId, key: askKey } : null
