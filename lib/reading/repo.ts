import { createHash } from 'node:crypto'
import type { Db } from '@/lib/server/db'

export const textHash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Vectors kept for texts, of the model that most are of: a run leaves those of one model. */
export async function listVectors(
  client: Db,
  hashes: readonly string[],
): Promise<{ model: string | null; vectors: Map<string, Float32Array> }> {
  const [most] = await client.textVector.groupBy({
    by: ['model'],
    _count: { hash: true },
    orderBy: { _count: { hash: 'desc' } },
    take: 1,
  })
  if (!most) return { model: null, vectors: new Map() }
  const rows = await client.textVector.findMany({
    where: { model: most.model, hash: { in: [...hashes] } },
    select: { hash: true, vector: true },
  })
  const vectors = new Map(rows.map(({ hash, vector }) => [hash, new Float32Array(Uint8Array.from(vector).buffer)]))
  return { model: most.model, vectors }
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
  client.$executeRaw`DELETE FROM "TextVector" WHERE "model" <> ${model} OR "hash" <> ALL(${[...hashes]}::text[])`
