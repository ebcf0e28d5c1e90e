import { authorize, type Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { stripImage } from '@/lib/core/image/strip'
import { imageAddress } from '@/lib/core/text/image-address'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { deleteUnshown, putImage } from './repo-images'

/** Bytes of an image as it is sent. */
export const maxImage = 10_000_000
/** Days an image may be in no text: as long as an editor may stay open before what is in it is saved. */
const unshownDays = 7

/**
 * Keeps an image for the texts of RFCs, without its metadata. The same image again is the same one.
 * @throws AppError unsupported for what is no PNG, JPEG, GIF or WebP; invalid for a damaged one
 */
export async function addImage(actor: Actor, sent: Uint8Array, now: Date) {
  authorize(actor, 'rfc.write')
  const { bytes, ...image } = stripImage(sent)
  const id = sha256(bytes)
  await transaction(async (tx) => {
    await putImage(tx, { id, ...image, bytes: Uint8Array.from(bytes) }, actor.id, now)
    await audit(tx, actor, 'rfc.image', { kind: 'rfc-image', id }, { type: image.type, bytes: bytes.length })
  })
  return { id, ...image, bytes: bytes.length, address: imageAddress(id, image) }
}

/** Removes what no text has shown for a week. @returns how many images */
export const sweepImages = (now: Date): Promise<number> =>
  transaction((tx) => deleteUnshown(tx, new Date(now.getTime() - unshownDays * DAY_MS)))
