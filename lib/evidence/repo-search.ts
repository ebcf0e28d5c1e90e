import { firstWords } from '@/lib/core/search-words'
import type { Db } from '@/lib/server/db'
import { from, where, type EvidenceQuery } from './repo'

/** Ids of pieces that have the words, the best match first; the newest among equals. The words are looked up before anything is sorted. */
export async function listIdsByWords(db: Db, wanted: EvidenceQuery, words: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH found AS MATERIALIZED (
      SELECT e."id", e."occurredAt", ts_rank_cd(e."search", search_query(${firstWords(words)}), 1) AS "rank"
      FROM ${from} WHERE ${where({ ...wanted, q: words })})
    SELECT "id" FROM found ORDER BY "rank" DESC, "occurredAt" DESC, "id" DESC LIMIT ${limit}`
  return rows.map((row) => row.id)
}

/** Pieces with these texts, in no order. @param hashes of the texts */
export const listIdsByHash = (
  db: Db,
  wanted: EvidenceQuery,
  hashes: readonly string[],
): Promise<{ id: string; hash: string }[]> =>
  db.$queryRaw`SELECT e."id", e."hash" FROM ${from} WHERE e."hash" = ANY(${hashes}) AND ${where(wanted)}
    ORDER BY e."occurredAt" DESC, e."id" DESC`
