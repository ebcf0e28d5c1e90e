import { Reader } from './bytes'

const ORIENTATION = 0x0112

/** The orientation of TIFF-formatted Exif data (1 … 8, Exif 2.3 § 4.6.4); 1, upright, where it is not said or not readable. */
export const orientationOf = (tiff: Uint8Array): number => {
  const reader = new Reader(tiff)
  try {
    const little = reader.u16(0) === 0x4949
    if (!little && reader.u16(0) !== 0x4d4d) return 1
    const ifd = reader.u32(4, little)
    for (let entry = 0; entry < reader.u16(ifd, little); entry += 1) {
      const at = ifd + 2 + entry * 12
      if (reader.u16(at, little) !== ORIENTATION) continue
      const value = reader.u16(at + 8, little)
      return value >= 1 && value <= 8 ? value : 1
    }
  } catch {
    // Metadata that cannot be read turns nothing; it is left out like the rest.
  }
  return 1
}

/** Exif data that says how the image is turned and nothing else. */
export const exifOf = (orientation: number): Uint8Array =>
  Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0)
