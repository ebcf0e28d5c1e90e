import { authorize, type MaybeActor } from '@/lib/core/actor'
import { mapVectors } from '@/lib/reading/queries'
import { db } from '@/lib/server/db'
import { getEvidence } from './queries'
import { listTaggedRows } from './repo-tags'
import { suggestTags, type TagAdvice } from './rules-tags'

/** The newest tagged pieces so many speak: comparing them with each other takes tens of milliseconds. */
const MAX_TAGGED = 500

/**
 * Tags that people gave to pieces near this one in meaning, with how often such a proposal is right; never set by itself. Only words that
 * everyone may read speak, and only English ones have a vector: of others nothing is proposed.
 * @throws AppError not_found
 */
export async function adviseTags(actor: MaybeActor, id: string): Promise<TagAdvice> {
  authorize(actor, 'session.write')
  const piece = await getEvidence(actor, id)
  const rows = await listTaggedRows(db, MAX_TAGGED)
  const vectors = await mapVectors(db, [piece.text, ...rows.map((row) => row.text)])
  const vector = vectors.get(piece.text)
  const tagged = rows.flatMap((row) => {
    const own = vectors.get(row.text)
    return own ? [{ id: row.id, tags: row.tags, vector: own }] : []
  })
  if (!vector) return { suggestions: [], tried: 0, right: 0, pieces: tagged.length }
  return { ...suggestTags({ id, tags: piece.tags, vector }, tagged), pieces: tagged.length }
}
