import { ascii, broken, join, Reader, shownAt, type Stripped } from './bytes'
import { exifOf, orientationOf } from './exif'

export const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

const EXIF = 'Exif\0\0'
const segment = (marker: number, data: Uint8Array): Uint8Array =>
  join([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff), data])

/** A frame's header: SOF0 … SOF15 without DHT, JPG and DAC, which lie among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** What to keep of an application segment: JFIF without its thumbnail, Adobe's (it says how colours are coded), nothing else. */
const applicationOf = (marker: number, data: Uint8Array): Uint8Array[] => {
  const name = String.fromCharCode(...data.subarray(0, 5))
  if (marker === 0xe0 && name === 'JFIF\0' && data.length >= 14)
    return [segment(marker, join([data.subarray(0, 12), Uint8Array.of(0, 0)]))]
  return marker === 0xee && name === 'Adobe' && data.length >= 12 ? [segment(marker, data.subarray(0, 12))] : []
}

/** Where the data that begins here ends: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 1
  }
  throw broken()
}

/**
 * A JPEG without its metadata (Exif but for how it is turned, XMP, profiles, thumbnails, comments) and without what
 * comes after its end. @throws AppError invalid
 */
export const stripJpeg = (bytes: Uint8Array): Stripped => {
  const reader = new Reader(bytes)
  const parts: Uint8Array[] = []
  let [width, height, orientation, scans] = [0, 0, 1, 0]
  for (let at = 2; ;) {
    if (reader.u8(at) !== 0xff) throw broken()
    const marker = reader.u8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const length = reader.u16(at + 2)
    if (length < 2) throw broken()
    const data = reader.slice(at + 4, length - 2)
    let end = at + 2 + length
    if (marker === 0xe1 && reader.text(at + 4, Math.min(6, data.length)) === EXIF)
      orientation = orientationOf(data.subarray(6))
    if (isFrame(marker)) [height, width] = [reader.u16(at + 5), reader.u16(at + 7)]
    if (marker === 0xda) {
      end = endOfScan(bytes, end)
      scans += 1
    }
    if (marker >= 0xe0 && marker <= 0xef) parts.push(...applicationOf(marker, data))
    else if (marker !== 0xfe) parts.push(reader.slice(at, end - at))
    at = end
  }
  if (scans === 0) throw broken()
  const turned = orientation > 1 ? [segment(0xe1, join([ascii(EXIF), exifOf(orientation)]))] : []
  // JFIF wants to be first; a reader takes Exif wherever it stands before the frame.
  const [first] = parts
  const head = first?.[1] === 0xe0 ? [first] : []
  return shownAt(width, height, orientation, [
    Uint8Array.of(0xff, 0xd8),
    ...head,
    ...turned,
    ...parts.slice(head.length),
    Uint8Array.of(0xff, 0xd9),
  ])
}
