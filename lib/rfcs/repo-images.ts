import type { ImageType } from '@/lib/core/image/strip'
import { apiPaths } from '@/lib/core/paths'
import { db, type Db, type Tx } from '@/lib/server/db'

export type StoredImage = { id: string; type: ImageType; width: number; height: number; bytes: Uint8Array<ArrayBuffer> }

/** Keeps an image; the same one again is kept for longer. */
export async function putImage(tx: Tx, image: StoredImage, addedById: string, now: Date): Promise<void> {
  await tx.rfcImage.upsert({
    where: { id: image.id },
    create: { ...image, addedById, createdAt: now },
    update: { createdAt: now },
  })
}

export async function imageById(id: string, on: Db = db): Promise<StoredImage | null> {
  const row = await on.rfcImage.findUnique({
    where: { id },
    select: { id: true, type: true, width: true, height: true, bytes: true },
  })
  return row && { ...row, type: row.type as ImageType }
}

/**
 * Removes images added before a moment that no text shows: no version of an RFC, no comment in any of its wordings, nothing that
 * a person has typed and not yet saved or sent, and no imported file that they came with. @returns how many
 */
export const deleteUnshown = (tx: Tx, before: Date): Promise<number> => tx.$executeRaw`
  WITH texts AS (
    SELECT "body" FROM "RfcVersion" UNION ALL SELECT "body" FROM "Rfc" UNION ALL SELECT "body" FROM "RfcComment"
      UNION ALL SELECT "suggestion" FROM "RfcComment"
    UNION ALL SELECT "body" FROM "RfcCommentEdit" UNION ALL SELECT "body" FROM "RfcDraft" UNION ALL
      SELECT "suggestion" FROM "RfcDraft" UNION ALL SELECT "body" FROM "RfcUnsaved" UNION ALL SELECT "body"
      FROM "RfcTemplate"
  ), shown AS (
    SELECT DISTINCT found[1] AS "id" FROM texts, regexp_matches("body", ${`${apiPaths.rfcImages()}/([0-9a-f]{64})`}, 'g') AS found
    WHERE "body" LIKE ${`%${apiPaths.rfcImages()}/%`}
    UNION SELECT image."value"->>'id' FROM "Rfc", jsonb_each("source"->'images') AS image WHERE jsonb_typeof("source"->'images') = 'object'
    UNION SELECT image."value"->>'id' FROM "Rfc", jsonb_each("fileImages") AS image WHERE jsonb_typeof("fileImages") = 'object'
  )
  DELETE FROM "RfcImage" i WHERE i."createdAt" < ${before} AND NOT EXISTS (SELECT 1 FROM shown WHERE shown."id" = i."id")`
