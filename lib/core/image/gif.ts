import { broken, Reader, shownAt, type Stripped } from './bytes'

export const isGif = (bytes: Uint8Array) => ['GIF87a', 'GIF89a'].includes(String.fromCharCode(...bytes.subarray(0, 6)))

/** Applications' blocks that say how often an animation runs. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0']

/** The end of a row of sub-blocks that begins here. */
const endOfBlocks = (reader: Reader, from: number): number => {
  let at = from
  while (reader.u8(at) !== 0) at += 1 + reader.u8(at)
  return at + 1
}

const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** A GIF (89a) without comments, texts and applications' data, and without what comes after its end. @throws AppError invalid */
export const stripGif = (bytes: Uint8Array): Stripped => {
  const reader = new Reader(bytes)
  let at = 13 + colours(reader.u8(10))
  const parts: Uint8Array[] = [reader.slice(0, at)]
  let images = 0
  for (;;) {
    const kind = reader.u8(at)
    if (kind === 0x3b) break
    const start = at
    if (kind === 0x2c) {
      at = endOfBlocks(reader, at + 10 + colours(reader.u8(at + 9)) + 1)
      images += 1
    } else if (kind === 0x21) at = endOfBlocks(reader, at + 2)
    else throw broken()
    const label = kind === 0x21 ? reader.u8(start + 1) : null
    const loops = label === 0xff && LOOPS.includes(reader.text(start + 3, 11))
    if (label === null || label === 0xf9 || loops) parts.push(reader.slice(start, at - start))
  }
  if (images === 0) throw broken()
  return shownAt(reader.u16(6, true), reader.u16(8, true), 1, [...parts, Uint8Array.of(0x3b)])
}
