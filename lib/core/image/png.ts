import { ascii, broken, join, Reader, shownAt, u32, type Stripped } from './bytes'
import { exifOf, orientationOf } from './exif'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
export const isPng = (bytes: Uint8Array) => SIGNATURE.every((byte, at) => bytes[at] === byte)

/** What a picture is drawn from (PNG 3rd edition § 11, animation included); texts, times and profiles are not among it. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'acTL',
  'fcTL',
  'fdAT',
])

const crcTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})
/** CRC-32 as PNG has it (annex D). */
export const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

export const pngChunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = join([ascii(name), data])
  return join([u32(data.length), body, u32(crc32(body))])
}

/** A PNG without its metadata and without what comes after its end. @throws AppError invalid */
export const stripPng = (bytes: Uint8Array): Stripped => {
  const reader = new Reader(bytes)
  const parts: Uint8Array[] = [SIGNATURE]
  let orientation = 1
  let drawn = false
  for (let at = SIGNATURE.length; ;) {
    const length = reader.u32(at)
    const name = reader.text(at + 4, 4)
    const chunk = reader.slice(at, length + 12)
    if (at === SIGNATURE.length && name !== 'IHDR') throw broken()
    if (name === 'eXIf') orientation = orientationOf(chunk.subarray(8, 8 + length))
    if (name === 'IDAT' && !drawn && orientation > 1) parts.push(pngChunk('eXIf', exifOf(orientation)))
    drawn ||= name === 'IDAT'
    if (KEPT.has(name)) parts.push(chunk)
    if (name === 'IEND') break
    at += chunk.length
  }
  if (!drawn) throw broken()
  return shownAt(reader.u32(16), reader.u32(20), orientation, parts)
}
