import { sha256 } from '@/lib/server/hash'
import { peopleById, rfcsByNumber, type KeptFile } from '../repo'
import type { Rfc } from '../schema-rows'
import { numbersByDigest } from '../repo-sources'
import { authorsOf } from '../policy'
import { toFile } from '../queries-files'
import { isKepHeader, isReadme, parentOf } from './rules-files-beside'
import { numberNamed } from './rules-numbered-file'
import { imageAt, referencesOf } from './rules-references'
import type { ReadOptions, SourceBytes, SourceFile } from './schema'

/** Raised when a reader reads a file in another way than before: unchanged files are then read once more. */
const READERS = 2

/** A file that needs no reading; `counts` is false for the second file of one proposal. */
export interface UnchangedFile {
  file: string
  rfc: number
  counts: boolean
}

const AT_ONCE = 100

/**
 * Splits off the files that are byte for byte what was taken in last time, or what an export of today would write. They are known by a
 * digest and are not parsed. `moved` are exports whose place or version is to be noted; `digests` has that of each
 * other file, by the path of its header.
 */
export async function unreadFiles(
  files: readonly SourceFile[],
  from: string | null,
  images: readonly SourceBytes[] = [],
  statuses: ReadOptions['statuses'] = undefined,
) {
  // An image that changed is taken in again with the texts that show it.
  const beside = images.length > 0 ? [sha256(JSON.stringify(images.map((one) => [one.path, sha256(one.bytes)])))] : []
  // What a status is said to be is part of how a file is read.
  const said = statuses ? [Object.entries(statuses).sort(([a], [b]) => (a < b ? -1 : 1))] : []
  const paths = images.map((one) => one.path)
  const showsOne = ({ path, text }: SourceFile): boolean =>
    paths.length > 0 &&
    referencesOf({ path, headerPath: '', header: '', body: text }).some((one) => one.image && imageAt(one, paths))
  const numbered = files.flatMap((file) => numberNamed(file.text) ?? [])
  const exported = new Map<string, Rfc>()
  for (let at = 0; at < numbered.length; at += AT_ONCE)
    for (const [text, rfc] of await exportedTexts(numbered.slice(at, at + AT_ONCE))) exported.set(text, rfc)
  const readmes = new Map(files.filter((file) => isReadme(file.path)).map((file) => [parentOf(file.path), file]))
  const keps = new Set(files.filter((file) => isKepHeader(file.path)).map((file) => parentOf(file.path)))
  const digests = new Map<string, string>()
  for (const file of files) {
    if (numberNamed(file.text) !== null) continue
    const second = isKepHeader(file.path) ? (readmes.get(parentOf(file.path))?.text ?? '') : ''
    digests.set(file.path, sha256(JSON.stringify([READERS, from, file.path, file.text, second, ...beside, ...said])))
  }
  const known = await numbersByDigest([...digests.values()])
  const unread: SourceFile[] = []
  const unchanged: UnchangedFile[] = []
  const moved: KeptFile[] = []
  for (const file of files) {
    const pair = isReadme(file.path) && keps.has(parentOf(file.path))
    const header = pair
      ? files.find((one) => isKepHeader(one.path) && parentOf(one.path) === parentOf(file.path))!
      : file
    const same = exported.get(file.text)
    // An image beside an export may be another one than it was.
    const current = same && showsOne(file) ? undefined : same
    if (current && (current.filePath !== file.path || current.fileVersion !== current.version))
      moved.push({ id: current.id, path: file.path, version: current.version })
    const rfc = current?.number ?? known.get(digests.get(header.path) ?? '')
    if (rfc === undefined) unread.push(file)
    else unchanged.push({ file: file.path, rfc, counts: !pair })
  }
  return { unread, unchanged, digests, moved }
}

/** What these RFCs would be exported as now. */
const exportedTexts = async (numbers: readonly number[]): Promise<Map<string, Rfc>> => {
  const rfcs = [...(await rfcsByNumber(numbers)).values()]
  const people = await peopleById(rfcs.flatMap(authorsOf))
  return new Map(rfcs.map((rfc) => [toFile(rfc, people).text, rfc]))
}
