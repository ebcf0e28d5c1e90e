import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { getEvidence, listEvidenceIds } from './queries'
import { findCapture } from './repo-capture'
import type { Evidence } from './schema'
import type { CaptureKind } from './schema-capture'

/** Where a captured piece came from, for those who may read it. @throws AppError not_found */
export async function getCapture(
  actor: MaybeActor,
  id: string,
): Promise<{ piece: Evidence; url: string | null; sourceId: string | null; at: Date }> {
  authorize(actor, 'evidence.read')
  const row = await findCapture(db, id)
  const evidenceId = row && (await listEvidenceIds(db, [{ kind: row.kind as CaptureKind, id }])).get(id)
  if (!row || !evidenceId) throw notFound('This source')
  return { piece: await getEvidence(actor, evidenceId), url: row.url, sourceId: row.sourceId, at: row.createdAt }
}
