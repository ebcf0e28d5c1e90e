import { createHash } from 'node:crypto'
import type { Db } from '@/lib/server/db'

export const textHash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The model that most vectors are of: a run leaves those of one model. */
export async function findModel(client: Db): Promise<string | null> {
  const [most] = await client.textVector.groupBy({
    by: ['model'],
    _count: { hash: true },
    orderBy: { _count: { hash: 'desc' } },
    take: 1,
  })
  return most?.model ?? null
}

/** How many vectors are asked for in one statement. */
const PORTION = 10_000

// A copy: the driver's bytes need not begin at a place where numbers of four bytes may.
const numbersOf = (bytes: Uint8Array): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)

/** Vectors kept for texts, of the model that most are of. */
export async function listVectors(
  client: Db,
  hashes: readonly string[],
): Promise<{ model: string | null; vectors: Map<string, Float32Array> }> {
  const model = await findModel(client)
  const vectors = new Map<string, Float32Array>()
  for (let from = 0; model && from < hashes.length; from += PORTION) {
    const rows = await client.$queryRaw<{ hash: string; vector: Uint8Array }[]>`
      SELECT "hash", "vector" FROM "TextVector" WHERE "model" = ${model} AND "hash" = ANY(${hashes.slice(from, from + PORTION)}::text[])`
    for (const { hash, vector } of rows) vectors.set(hash, numbersOf(vector))
  }
  return { model, vectors }
}

/**
 * The vectors of a model whose signs are most like these of a vector: candidates for its nearest, in no order. @param
 * signs a text of 0 and 1
 */
export async function listNearSigns(
  client: Db,
  model: string,
  signs: string,
  limit: number,
): Promise<{ hash: string; vector: Float32Array }[]> {
  // Signs of another length, of another model, must not be compared: the order of conditions is not given.
  const rows = await client.$queryRaw<{ hash: string; vector: Uint8Array }[]>`
    SELECT v."hash", v."vector" FROM (
      SELECT "model", "hash" FROM "TextVector" WHERE "model" = ${model}
      ORDER BY bit_count(CASE WHEN "model" = ${model} THEN "sign" # ${signs}::bit varying END), "hash" LIMIT ${limit}) n
    JOIN "TextVector" v ON v."model" = n."model" AND v."hash" = n."hash"`
  return rows.map(({ hash, vector }) => ({ hash, vector: numbersOf(vector) }))
}

export async function saveVectors(
  client: Db,
  model: string,
  vectors: readonly { hash: string; vector: Float32Array }[],
): Promise<void> {
  await client.textVector.createMany({
    data: vectors.map(({ hash, vector }) => ({
      hash,
      model,
      vector: Uint8Array.from(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
    })),
    skipDuplicates: true,
  })
}

/** Deletes vectors of other models and of texts that are no longer read: what was withdrawn leaves nothing behind. @returns how many */
export const deleteOtherVectors = (client: Db, model: string, hashes: readonly string[]): Promise<number> =>
  client.$executeRaw`
    DELETE FROM "TextVector" v WHERE v."model" <> ${model}
      OR NOT EXISTS (SELECT 1 FROM unnest(${[...hashes]}::text[]) AS h("hash") WHERE h."hash" = v."hash")`
