import { type MaybeActor } from '@/lib/core/actor'
import { searchParts } from '@/lib/core/search-words'
import { rankHashesByNearness } from '@/lib/reading/queries'
import { db } from '@/lib/server/db'
import { toEvidence } from './presenter'
import { listEvidenceByIds, queryOf } from './queries'
import { listIdsByHash, listIdsByWords } from './repo-search'
import { fuse } from './rules-search'
import type { EvidenceFound, EvidenceSearch } from './schema-search'

/** So many of each ranking are joined. */
const MAX_RANKED = 200
/** Below this cosine a text is about something else; unrelated English sentences are between -.1 and .2 in this model. */
const MIN_NEAR = 0.3

/**
 * What was heard by words and by meaning, in one ranking. What is near in meaning has the phrases in quotes too, and nothing that was
 * excluded. Pieces whose words only researchers may read, in other
 * languages than English, and figures of
 * surveys are found by their words alone.
 * @throws AppError forbidden where the actor may not read evidence
 */
export async function searchByMeaning(
  actor: MaybeActor,
  { q, limit, ...filter }: EvidenceSearch,
): Promise<EvidenceFound> {
  const wanted = await queryOf(actor, filter)
  if (!wanted) return { method: 'words', data: [] }
  const { said, strict } = searchParts(q)
  const [byWords, near] = await Promise.all([
    listIdsByWords(db, wanted, q, MAX_RANKED),
    said === '' ? null : rankHashesByNearness(said),
  ])
  const allowed = strict === '' ? wanted : { ...wanted, strictly: strict }
  const found = fuse(byWords, near ? await nearestPieces(near, allowed) : []).slice(0, limit)
  const pieces = new Map(
    (
      await listEvidenceByIds(
        actor,
        found.map((one) => one.id),
      )
    ).map((piece) => [piece.id, piece]),
  )
  const data = found.flatMap(({ id, wordRank, cosine }) => {
    const piece = pieces.get(id)
    return piece
      ? [{ ...toEvidence(piece), wordRank, nearness: cosine === null ? null : Math.round(cosine * 1000) / 1000 }]
      : []
  })
  return { method: near ? 'words and meaning' : 'words', data }
}

/** The nearest texts, as pieces: each text once, by its newest piece. */
async function nearestPieces(
  near: readonly { hash: string; cosine: number }[],
  wanted: NonNullable<Awaited<ReturnType<typeof queryOf>>>,
) {
  const close = near.filter((one) => one.cosine >= MIN_NEAR)
  const rows = await listIdsByHash(
    db,
    wanted,
    close.map((one) => one.hash),
  )
  const newest = new Map<string, string>()
  for (const { id, hash } of rows) if (!newest.has(hash)) newest.set(hash, id)
  return close
    .flatMap(({ hash, cosine }) => (newest.has(hash) ? [{ id: newest.get(hash)!, cosine }] : []))
    .slice(0, MAX_RANKED)
}
