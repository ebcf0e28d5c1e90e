import { authorize, type MaybeActor } from '@/lib/core/actor'
import { listEvidenceIds } from '@/lib/evidence/queries'
import { mapEvidence } from '@/lib/evidence/queries-groups'
import { groupWaves, otherWaves } from '@/lib/results/queries-asked'
import { askedName, askedOfName, type Asked } from '@/lib/results/rules-waves'
import { db } from '@/lib/server/db'
import type { Evidence, EvidenceRef } from '@/lib/evidence/schema'
import { underNewest, type WithWaves } from './rules-waves'

/** Ids of the results of a question in the other waves of its series, the newest first. For callers that have authorized the reading. */
export async function listOtherWaves(asked: Asked | null): Promise<string[]> {
  if (!asked) return []
  const refs = (await otherWaves(asked)).map((one) => ({ kind: 'survey-result' as const, id: askedName(one) }))
  const ids = await listEvidenceIds(db, refs)
  return refs.flatMap(({ id }) => ids.get(id) ?? [])
}

/** Pieces with the results of one question in several waves under the first of them. For callers that have authorized the reading. */
export async function withWaves<T extends { ref: EvidenceRef }>(pieces: readonly T[]): Promise<WithWaves<T>[]> {
  const asked = pieces.flatMap(({ ref }) => (ref.kind === 'survey-result' ? (askedOfName(ref.id) ?? []) : []))
  // One result has no other wave to stand with.
  return underNewest(pieces, asked.length > 1 ? await groupWaves(asked) : new Map())
}

/** What the question of a survey result found in the other waves of its series, the newest first; of any other piece nothing. */
export async function listWavePieces(actor: MaybeActor, { kind, id }: EvidenceRef): Promise<Evidence[]> {
  authorize(actor, 'evidence.read')
  const ids = kind === 'survey-result' ? await listOtherWaves(askedOfName(id)) : []
  if (ids.length === 0) return []
  const byId = await mapEvidence(actor, ids)
  return ids.flatMap((one) => byId.get(one) ?? [])
}
