import { storable } from '../input'

/** Whether this is the start of a file in RTF. Its letters are those of a text, but its words stand among commands: “5–10” is `5\endash 10`. */
export const isRtf = (start: string): boolean => /^\s*\{\\rtf\d?/.test(start)

/**
 * The text that a file holds: UTF-8, UTF-16 by its byte order mark, else Windows-1252. Null where it is no text: NUL bytes
 * come in none of them. RTF is none either.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (isRtf(new TextDecoder('latin1').decode(bytes.subarray(0, 64)))) return null
  const mark = `${bytes[0] ?? 0},${bytes[1] ?? 0}`
  if (mark === '255,254') return storable(new TextDecoder('utf-16le').decode(bytes))
  if (mark === '254,255') return storable(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.subarray(0, 8_000).includes(0)) return null
  try {
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return bytes.includes(0) ? null : storable(new TextDecoder('windows-1252').decode(bytes))
  }
}
