import { systemClock, type Clock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { deletePieces, idsByRef, insightsOf, piecesOf, refKey, tagPieces, unnamePieces, upsertPieces } from './repo'
import { evidencePieceSchema, type EvidencePiece, type EvidenceRef } from './schema'

/** Rows in one statement: keeps the parameter of a large import at a few megabytes. */
const batchSize = 1000

/**
 * Records things that were heard, in the caller's transaction. Idempotent by `ref`: a piece that is there already is
 * updated where it differs, keeps its id and its links to insights. For rooms, which have authorized the deed.
 * @returns the ids, in the order of the pieces
 */
export async function recordEvidence(
  tx: Tx,
  pieces: readonly EvidencePiece[],
  clock: Clock = systemClock,
): Promise<string[]> {
  const unique = new Map(pieces.map((piece) => [refKey(piece.ref), evidencePieceSchema.parse(piece)]))
  const all = [...unique.values()]
  const ids = new Map<string, string>()
  for (let from = 0; from < all.length; from += batchSize) {
    const batch = all.slice(from, from + batchSize)
    await upsertPieces(tx, batch, clock())
    for (const [key, id] of await idsByRef(
      tx,
      batch.map((piece) => piece.ref),
    ))
      ids.set(key, id)
  }
  await publish(tx, 'evidence.changed', { ids: all.flatMap((piece) => changedId(piece, ids) ?? []) })
  return pieces.map((piece) => ids.get(refKey(piece.ref)) ?? '')
}

/** What is told of a piece: of an anonymous one only its source, since promised work keeps the time it was promised at. */
const changedId = (
  piece: { anonymous: boolean; sourceId?: string | null; ref: EvidenceRef },
  ids: ReadonlyMap<string, string>,
) => (piece.anonymous ? piece.sourceId : ids.get(refKey(piece.ref)))

/**
 * Takes pieces back, with their links to insights and themes, in the caller's transaction, and tells the insights
 * that stood on them. References without a piece are passed over.
 * @returns how many pieces are gone and which insights lost one
 */
export async function withdrawEvidence(
  tx: Tx,
  refs: readonly EvidenceRef[],
): Promise<{ removed: number; insightIds: string[] }> {
  const ids = [...(await idsByRef(tx, refs)).values()]
  if (ids.length === 0) return { removed: 0, insightIds: [] }
  const insightIds = await insightsOf(tx, ids)
  const removed = await deletePieces(tx, ids)
  await publish(tx, 'evidence.withdrawn', { ids: insightIds })
  return { removed, insightIds }
}

/**
 * Tags everything that was heard in one source, in place of other tags that say the same thing differently. The pieces, and what they
 * are linked to, stay as they are.
 */
export async function tagSource(tx: Tx, sourceId: string, tag: string, insteadOf: readonly string[]): Promise<void> {
  await publish(tx, 'evidence.changed', { ids: await tagPieces(tx, sourceId, tag, insteadOf) })
}

/**
 * Erases a person from the evidence: what they answered or said is taken back; what they wrote in RFCs stays, as one
 * distinct voice without a name.
 */
export async function eraseEvidenceOf(tx: Tx, personId: string): Promise<{ removed: number; insightIds: string[] }> {
  const spoken = await piecesOf(tx, personId, ['answer', 'highlight', 'observation'])
  const gone = await withdrawEvidence(tx, spoken)
  await unnamePieces(tx, personId, `erased:${newId()}`)
  return gone
}
