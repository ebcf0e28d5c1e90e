import { z } from 'zod'
import { imageTypes } from '@/lib/core/image/strip'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { addImage, maxImage } from './commands-images'
import { getImage } from './queries-images'

const imageAnswer = z.object({
  id: z.string(),
  type: z.enum(imageTypes),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
  address: z.string().describe('What to write into the text: ![what it shows](address)'),
})

/** What an RFC is written with. */
export const writeEndpoints = {
  addImage: endpoint({
    method: 'POST',
    path: '/rfcs/images',
    summary: 'Keep an image (PNG, JPEG, GIF, WebP) for the text of an RFC, without its metadata; the body is the file',
    access: 'rfc.write',
    bytes: imageTypes,
    maxBody: maxImage,
    limit: { count: 120, seconds: 600 },
    answer: imageAnswer,
    status: 201,
    example: {},
    run: ({ actor, bytes, now }) => addImage(actor, bytes, now),
  }),
  image: endpoint({
    method: 'GET',
    path: '/rfcs/images/{id}',
    summary: 'An image in the text of an RFC',
    access: 'rfc.read',
    params: z.object({ id }),
    answer: z.string(),
    produces: imageTypes,
    example: { params: { id: '5f3c' } },
    run: async ({ actor, params }) => {
      const image = await getImage(actor, params.id)
      return new Response(image.bytes, {
        headers: {
          'content-type': image.type,
          'content-length': String(image.bytes.length),
          'content-disposition': `inline; filename="${image.id.slice(0, 12)}.${image.type.slice(6)}"`,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "sandbox; default-src 'none'",
          'cross-origin-resource-policy': 'same-origin',
          // Its address is its content. Kept by the reader's own browser only: who may see it is asked each time it is fetched.
          'cache-control': 'private, max-age=31536000, immutable',
        },
      })
    },
  }),
}
