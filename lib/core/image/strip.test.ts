import { describe, expect, it } from 'vitest'
import { images } from '../../../tests/support/images'
import { ascii, join, u32 } from './bytes'
import { exifOf, orientationOf } from './exif'
import { crc32, pngChunk } from './png'
import { stripImage } from './strip'

const secret = 'Jane home 52.5200 13.4050'
const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)

/** Exif as a phone writes it, little-endian: how it is turned, and a place. */
const phone = (orientation: number) =>
  join([
    ascii('II*\0'),
    u32(8, true),
    Uint8Array.of(2, 0),
    Uint8Array.of(0x0f, 0x01, 2, 0),
    u32(secret.length, true),
    u32(60, true),
    Uint8Array.of(0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0),
    u32(0, true),
    new Uint8Array(22),
    ascii(secret),
  ])
const jpegSegment = (marker: number, data: Uint8Array) =>
  join([Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data])
const intoJpeg = (...segments: Uint8Array[]) =>
  join([images.jpeg.subarray(0, 20), ...segments, images.jpeg.subarray(20), ascii(secret)])
const intoPng = (...chunks: Uint8Array[]) =>
  join([images.png.subarray(0, 33), ...chunks, images.png.subarray(33), ascii(secret)])
const intoWebp = (orientation: number) => {
  const chunk = (name: string, data: Uint8Array) =>
    join([ascii(name), u32(data.length, true), data, new Uint8Array(data.length % 2)])
  const body = join([
    images.webp.subarray(12),
    chunk('EXIF', phone(orientation)),
    chunk('XMP ', ascii(secret)),
    chunk('odd ', ascii(secret)),
  ])
  return join([ascii('RIFF'), u32(body.length + 4, true), ascii('WEBP'), body, ascii(secret)])
}

describe('stripImage', () => {
  it('reads kind and size from the bytes', () => {
    expect(stripImage(images.png)).toMatchObject({ type: 'image/png', width: 6, height: 4 })
    expect(stripImage(images.jpeg)).toMatchObject({ type: 'image/jpeg', width: 6, height: 4 })
    expect(stripImage(images.webp)).toMatchObject({ type: 'image/webp', width: 6, height: 4 })
    expect(stripImage(images.gif)).toMatchObject({ type: 'image/gif', width: 1, height: 1 })
  })

  it('takes everything out of a JPEG that is not the picture', () => {
    const full = intoJpeg(
      jpegSegment(0xe1, join([ascii('Exif\0\0'), phone(1)])),
      jpegSegment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
      jpegSegment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
      jpegSegment(0xfe, ascii(secret)),
      jpegSegment(0xe0, ascii(`JFXX\0${secret}`)),
    )
    const { bytes } = stripImage(full)
    expect(has(full, secret)).toBe(true)
    for (const word of [secret, 'Exif', 'adobe', 'ICC_PROFILE', 'JFXX', 'Photoshop'])
      expect(has(bytes, word), word).toBe(false)
    expect(Buffer.from(bytes).equals(Buffer.from(stripImage(images.jpeg).bytes))).toBe(true)
    expect([...bytes.subarray(-2)]).toEqual([0xff, 0xd9])
  })

  it('keeps how a photograph is turned, and nothing else of its Exif', () => {
    for (const orientation of [2, 3, 6, 8]) {
      const { bytes, width, height } = stripImage(
        intoJpeg(jpegSegment(0xe1, join([ascii('Exif\0\0'), phone(orientation)]))),
      )
      expect(has(bytes, secret)).toBe(false)
      const at = Buffer.from(bytes).indexOf('Exif\0\0')
      expect(orientationOf(bytes.subarray(at + 6))).toBe(orientation)
      expect([width, height]).toEqual(orientation >= 5 ? [4, 6] : [6, 4])
    }
    const png = stripImage(intoPng(pngChunk('eXIf', phone(6))))
    expect([png.width, png.height, has(png.bytes, 'eXIf'), has(png.bytes, secret)]).toEqual([4, 6, true, false])
    const webp = stripImage(intoWebp(6))
    expect([webp.width, webp.height, has(webp.bytes, 'EXIF'), has(webp.bytes, secret)]).toEqual([4, 6, true, false])
    expect(orientationOf(exifOf(5))).toBe(5)
  })

  it('takes texts, times, profiles and whatever is unknown out of a PNG', () => {
    const full = intoPng(
      ...['tEXt', 'zTXt', 'iTXt', 'tIME', 'iCCP', 'pHYs', 'vpAg', 'caBX'].map((name) => pngChunk(name, ascii(secret))),
    )
    const { bytes } = stripImage(full)
    expect(Buffer.from(bytes).equals(Buffer.from(stripImage(images.png).bytes))).toBe(true)
    expect(has(bytes, secret)).toBe(false)
    expect(has(bytes.subarray(-12), 'IEND')).toBe(true)
  })

  it('takes Exif, XMP, profile and unknown chunks out of a WebP, and says so in its flags', () => {
    const { bytes } = stripImage(intoWebp(1))
    for (const word of [secret, 'EXIF', 'XMP ', 'ICCP', 'odd ']) expect(has(bytes, word), word).toBe(false)
    expect(bytes[20]).toBe(0)
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8)
  })

  it('takes comments and applications out of a GIF but lets it go on running', () => {
    const { bytes } = stripImage(join([images.gif, ascii(secret)]))
    expect([has(bytes, 'Jane'), has(bytes, 'XMP'), has(bytes, 'NETSCAPE2.0')]).toEqual([false, false, true])
    expect(Buffer.from(bytes).filter((byte) => byte === 0x2c)).toHaveLength(2)
  })

  it('changes nothing the second time', () => {
    for (const image of [
      ...Object.values(images),
      intoJpeg(jpegSegment(0xe1, join([ascii('Exif\0\0'), phone(6)]))),
      intoPng(pngChunk('eXIf', phone(8))),
      intoWebp(6),
    ]) {
      const once = stripImage(image).bytes
      expect(Buffer.from(stripImage(once).bytes).equals(Buffer.from(once))).toBe(true)
    }
  })

  it('refuses what is cut short or damaged, at every byte, in words', () => {
    for (const [name, image] of Object.entries(images)) {
      for (let length = 0; length < image.length - (name === 'gif' ? 0 : 2); length += 1) {
        const strip = () => stripImage(image.subarray(0, length))
        expect(strip, `${name} ${length}`).toThrow(/not a PNG|damaged/)
      }
      for (let at = 0; at < image.length; at += 1) {
        const changed = image.slice()
        changed[at] = 0xff - (changed[at] ?? 0)
        try {
          stripImage(changed)
        } catch (error) {
          expect(String(error), `${name} ${at}`).toMatch(/AppError/)
        }
      }
    }
  })

  it('refuses other kinds and says why of SVG; and what would unpack to gigabytes', () => {
    for (const svg of ['<svg onload="alert(1)"/>', '\uFEFF <?xml version="1.0"?><svg/>', '<!-- --><svg/>'])
      expect(() => stripImage(new TextEncoder().encode(svg))).toThrow('SVG can hold scripts')
    for (const other of ['', '%PDF-1.4', 'BM', '<html><script>', 'GIF88a'])
      expect(() => stripImage(ascii(other))).toThrow(/not a PNG|SVG/)
    const huge = images.png.slice()
    huge.set(u32(30_000), 16)
    huge.set(u32(30_000), 20)
    expect(() => stripImage(huge)).toThrow('million pixels')
  })

  it('knows the check sum of a chunk', () => {
    expect(crc32(ascii('123456789'))).toBe(0xcbf43926)
    expect([...pngChunk('IEND', new Uint8Array(0)).subarray(8)]).toEqual([0xae, 0x42, 0x60, 0x82])
  })
})
