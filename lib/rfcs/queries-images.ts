import { authorize, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { imageById, type StoredImage } from './repo-images'

/** An image, for whoever may read RFCs. @throws AppError not_found */
export async function getImage(actor: Actor, id: string): Promise<StoredImage> {
  authorize(actor, 'rfc.read')
  const image = await imageById(id)
  if (!image) throw notFound('This image')
  return image
}
