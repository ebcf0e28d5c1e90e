import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { toEvidence } from './presenter'
import { listEvidenceByIds } from './queries'
import { listIdsBeside } from './repo-beside'
import type { Evidence } from './schema'

/** Other pieces from where this one comes (the session, the RFC, the question of a survey) that the reader may see. */
export async function listBeside(actor: MaybeActor, id: string, limit: number): Promise<Evidence[]> {
  authorize(actor, 'evidence.read')
  const ids = await listIdsBeside(db, id, limit)
  const pieces = new Map((await listEvidenceByIds(actor, ids)).map((piece) => [piece.id, toEvidence(piece)]))
  return ids.flatMap((one) => pieces.get(one) ?? [])
}
