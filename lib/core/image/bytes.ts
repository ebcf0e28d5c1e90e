import { invalid } from '../errors'

/** An image cannot be more than this many pixels: a small file may unpack to gigabytes. */
const MAX_PIXELS = 50_000_000

/** What was read of an image and is left of it. Width and height as it is shown, turned where it says so. */
export type Stripped = { width: number; height: number; bytes: Uint8Array }

export const broken = () => invalid('This image is damaged or cut short.')

/** A view of bytes in which reading past the end is a refusal, not a failure. @throws AppError invalid */
export class Reader {
  readonly view: DataView
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  private need(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw broken()
  }
  u8(at: number): number {
    this.need(at, 1)
    return this.view.getUint8(at)
  }
  u16(at: number, little = false): number {
    this.need(at, 2)
    return this.view.getUint16(at, little)
  }
  u24(at: number): number {
    return this.u16(at, true) + this.u8(at + 2) * 65_536
  }
  u32(at: number, little = false): number {
    this.need(at, 4)
    return this.view.getUint32(at, little)
  }
  text(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, length))
  }
  slice(at: number, length: number): Uint8Array {
    this.need(at, length)
    return this.bytes.subarray(at, at + length)
  }
}

export const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

export const u32 = (value: number, little = false): Uint8Array => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, little)
  return bytes
}

/** The image with the size it is shown at. @throws AppError invalid for no size, or one that is no image any more */
export const shownAt = (width: number, height: number, orientation: number, parts: readonly Uint8Array[]): Stripped => {
  if (width < 1 || height < 1) throw broken()
  if (width * height > MAX_PIXELS)
    throw invalid(`This image has more than ${MAX_PIXELS / 1_000_000} million pixels. Make it smaller first.`)
  return { ...(orientation >= 5 ? { width: height, height: width } : { width, height }), bytes: join(parts) }
}
