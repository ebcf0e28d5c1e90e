import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { toEvidence } from './presenter'
import { listEvidenceByIds } from './queries'
import { countWaiting, listSameAsked, listWaitingIds } from './repo-triage'
import { deskQueue, questionOf } from './rules-triage'
import type { DeskPiece } from './schema-desk'

/** Of each rung the newest so many are looked through. */
const LOOKED_THROUGH = 200
/** A badge says "1,000+" beyond: no one needs to know more, and counting all took 0.4 s at 200,000 pieces. */
export const MAX_WAITING = 1_000

/** What waits at the desk for this reader, without noise, what would change most first. */
export async function listDeskPieces(actor: MaybeActor, limit: number, now: Date): Promise<DeskPiece[]> {
  const reader = authorize(actor, 'insight.write')
  const ids = await listWaitingIds(db, reader.id, now, LOOKED_THROUGH)
  const queue = deskQueue(await listEvidenceByIds(reader, ids), now)
  return queue.slice(0, limit).map(({ together, ...piece }) => ({ ...toEvidence(piece), together }))
}

/** How many pieces wait, at most one more than `MAX_WAITING`. */
export async function countDeskPieces(actor: MaybeActor): Promise<number> {
  authorize(actor, 'insight.write')
  return countWaiting(db, MAX_WAITING + 1)
}

const SAME_ASKED = 12

/** Pieces of the question of a survey result, in other waves. */
export async function listSameQuestion(actor: MaybeActor, id: string): Promise<string[]> {
  const [piece] = await listEvidenceByIds(actor, [id])
  if (piece?.kind !== 'survey-result' || !piece.askKey) return []
  return (await listSameAsked(db, piece.askKey, questionOf(piece.source), SAME_ASKED)).filter((one) => one !== id)
}
