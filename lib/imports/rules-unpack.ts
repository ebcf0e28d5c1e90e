import { unzipSync } from 'fflate'
import type { Skipped } from '@/lib/core/imports'

/** A file as it came: its path, and what it holds. */
export interface RawFile {
  path: string
  bytes: Uint8Array
}

/** What an archive may hold: more is no set of documents that people wrote. */
export const ZIP_LIMITS = { files: 5_000, fileBytes: 20_000_000, allBytes: 200_000_000, ratio: 200 }
/** Small files shrink further than any ratio says. */
const RATIO_FROM = 1_000_000

/** Whether these bytes begin as a ZIP archive. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03

const LATIN = new TextDecoder('latin1')
/** Word, Excel and OpenDocument files are archives too, and each is one document. */
const isOffice = (bytes: Uint8Array): boolean => {
  const start = LATIN.decode(bytes.subarray(0, 4_000))
  const end = LATIN.decode(bytes.subarray(Math.max(0, bytes.length - 60_000)))
  return (
    /\[Content_Types\]\.xml|word\/document\.xml|xl\/workbook\.xml/.test(start + end) ||
    start.includes('mimetypeapplication/vnd.oasis')
  )
}

/** A path inside an archive with plain slashes; null where it points outside. */
export function safePath(name: string): string | null {
  const parts = name
    .replace(/\\/g, '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  if (/^(?:[a-z]:|\/)/i.test(name) || name.includes('\0') || parts.includes('..') || parts.length === 0) return null
  return parts.join('/')
}

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

function openZip(archive: RawFile): { files: RawFile[]; skipped: Skipped[] } {
  const skipped: Skipped[] = []
  const refuse = (file: string, reason: string): false => {
    skipped.push({ file: `${archive.path}/${file}`, line: 0, reason })
    return false
  }
  const sizes = new Map<string, number>()
  let [count, all] = [0, 0]
  const read = (bytes: Uint8Array): Record<string, Uint8Array> =>
    unzipSync(bytes, {
      // The sizes are those the archive claims: fflate inflates into a buffer of that size and no further.
      filter: ({ name, size, originalSize }) => {
        if (name.endsWith('/')) return false
        const path = safePath(name)
        if (path === null) return refuse(name.slice(0, 200), 'Its path points outside the archive.')
        if (isHidden(path)) return false
        if (originalSize > ZIP_LIMITS.fileBytes)
          return refuse(path, `Larger than ${ZIP_LIMITS.fileBytes / 1_000_000} MB.`)
        if (originalSize > RATIO_FROM && originalSize > size * ZIP_LIMITS.ratio)
          return refuse(path, 'It is packed more tightly than any text: a bomb.')
        if (++count > ZIP_LIMITS.files || (all += originalSize) > ZIP_LIMITS.allBytes)
          throw new Error(`it holds more than ${ZIP_LIMITS.files} files or ${ZIP_LIMITS.allBytes / 1_000_000} MB`)
        sizes.set(name, originalSize)
        return true
      },
    })
  try {
    const held = read(archive.bytes)
    const files = Object.entries(held).flatMap(([name, bytes]): RawFile[] => {
      const path = safePath(name) ?? ''
      if (bytes.length !== sizes.get(name))
        return refuse(path, 'It is damaged: its size is not what the archive says.') || []
      return [{ path, bytes }]
    })
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { files: [], skipped: [{ file: archive.path, line: 0, reason: `This archive cannot be opened: ${why}.` }] }
  }
}

/** Opens the archives among files; an archive inside an archive stays closed, and is said so. Office documents stay whole. */
export function unpack(files: readonly RawFile[]): { files: RawFile[]; skipped: Skipped[] } {
  const opened: RawFile[] = []
  const skipped: Skipped[] = []
  for (const file of files) {
    if (!isZip(file.bytes) || isOffice(file.bytes)) {
      opened.push(file)
      continue
    }
    const archive = openZip(file)
    skipped.push(...archive.skipped)
    for (const one of archive.files) {
      if (isZip(one.bytes) && !isOffice(one.bytes))
        skipped.push({ file: one.path, line: 0, reason: 'An archive inside an archive is not opened.' })
      else opened.push(one)
    }
  }
  return { files: opened, skipped }
}
