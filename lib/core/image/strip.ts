import { AppError } from '../errors'
import type { Stripped } from './bytes'
import { isGif, stripGif } from './gif'
import { isJpeg, stripJpeg } from './jpeg'
import { isPng, stripPng } from './png'
import { isWebp, stripWebp } from './webp'

export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

const kinds: readonly {
  type: ImageType
  is: (bytes: Uint8Array) => boolean
  strip: (bytes: Uint8Array) => Stripped
}[] = [
  { type: 'image/png', is: isPng, strip: stripPng },
  { type: 'image/jpeg', is: isJpeg, strip: stripJpeg },
  { type: 'image/gif', is: isGif, strip: stripGif },
  { type: 'image/webp', is: isWebp, strip: stripWebp },
]

/** Whether these bytes begin as an image that is taken. */
export const isImage = (bytes: Uint8Array): boolean => kinds.some(({ is }) => is(bytes))

/** "<svg", perhaps after a byte order mark, a declaration or comments. */
const isSvg = (bytes: Uint8Array) =>
  /^\uFEFF?\s*(<\?xml|<!--|<!DOCTYPE|<svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))

/**
 * An image of a kind that browsers show, known by its bytes and not by what it is called, without what it tells beside the
 * picture: places, devices, people, texts, times, profiles, thumbnails, anything after its end. How it is turned stays.
 * @throws AppError unsupported for another kind, SVG among them; invalid for one that is damaged or too large to unpack
 */
export const stripImage = (bytes: Uint8Array): Stripped & { type: ImageType } => {
  const kind = kinds.find(({ is }) => is(bytes))
  if (kind) return { type: kind.type, ...kind.strip(bytes) }
  throw new AppError(
    'unsupported',
    isSvg(bytes)
      ? 'SVG can hold scripts, so it is not taken. Export the drawing as PNG, or write it as a mermaid diagram.'
      : 'This is not a PNG, JPEG, GIF or WebP image.',
  )
}
