import { ascii, broken, join, Reader, shownAt, u32, type Stripped } from './bytes'
import { exifOf, orientationOf } from './exif'

const name = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
export const isWebp = (bytes: Uint8Array) => name(bytes, 0) === 'RIFF' && name(bytes, 8) === 'WEBP'

const DRAWN = ['VP8 ', 'VP8L', 'ALPH']
const HAS_EXIF = 0x08
/** Of the flags of VP8X: alpha and animation. Profile, Exif and XMP are left out. */
const KEPT_FLAGS = 0x10 | 0x02

type Chunk = { name: string; data: Uint8Array }

const chunksOf = (bytes: Uint8Array): Chunk[] => {
  const reader = new Reader(bytes)
  const chunks: Chunk[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = reader.u32(at + 4, true)
    chunks.push({ name: reader.text(at, 4), data: reader.slice(at + 8, length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

const written = ({ name: called, data }: Chunk): Uint8Array =>
  join([ascii(called), u32(data.length, true), data, new Uint8Array(data.length % 2)])

/** A frame of an animation without what else may stand in it. */
const frameOf = (data: Uint8Array): Chunk => {
  if (data.length < 16) throw broken()
  const inner = chunksOf(data.subarray(16))
    .filter((chunk) => DRAWN.includes(chunk.name))
    .map(written)
  return { name: 'ANMF', data: join([data.subarray(0, 16), ...inner]) }
}

const sizeOf = (chunks: readonly Chunk[]): [width: number, height: number] => {
  const [first] = chunks
  if (!first) throw broken()
  const reader = new Reader(first.data)
  if (first.name === 'VP8X') return [reader.u24(4) + 1, reader.u24(7) + 1]
  if (first.name === 'VP8 ') return [reader.u16(6, true) & 0x3fff, reader.u16(8, true) & 0x3fff]
  if (first.name !== 'VP8L') throw broken()
  const bits = reader.u32(1, true)
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
}

/** A WebP without Exif (but for how it is turned), XMP, profiles and unknown chunks. @throws AppError invalid */
export const stripWebp = (bytes: Uint8Array): Stripped => {
  const reader = new Reader(bytes)
  const chunks = chunksOf(reader.slice(12, Math.max(0, reader.u32(4, true) - 4)))
  const [width, height] = sizeOf(chunks)
  const exif = chunks.find((chunk) => chunk.name === 'EXIF')?.data
  // Some writers put JPEG's own beginning before it.
  const tiff = exif && name(exif, 0) === 'Exif' ? exif.subarray(6) : exif
  const orientation = tiff && chunks[0]?.name === 'VP8X' ? orientationOf(tiff) : 1
  const kept = chunks.flatMap((chunk): Chunk[] => {
    if (chunk.name === 'VP8X') {
      const data = chunk.data.slice()
      data[0] = ((data[0] ?? 0) & KEPT_FLAGS) | (orientation > 1 ? HAS_EXIF : 0)
      return [{ ...chunk, data }]
    }
    if (chunk.name === 'ANMF') return [frameOf(chunk.data)]
    return DRAWN.includes(chunk.name) || chunk.name === 'ANIM' ? [chunk] : []
  })
  if (!kept.some((chunk) => chunk.name === 'ANMF' || (chunk.name.startsWith('VP8') && chunk.name !== 'VP8X')))
    throw broken()
  const body = [...kept, ...(orientation > 1 ? [{ name: 'EXIF', data: exifOf(orientation) }] : [])].map(written)
  const length = body.reduce((sum, part) => sum + part.length, 4)
  return shownAt(width, height, orientation, [ascii('RIFF'), u32(length, true), ascii('WEBP'), ...body])
}
