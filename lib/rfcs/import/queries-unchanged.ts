import { digestOf, sha256 } from '@/lib/server/hash'
import { peopleById, rfcsByNumber, type KeptFile } from '../repo'
import type { Rfc } from '../schema-rows'
import { filesByDigest, fileStates } from '../repo-sources'
import { authorsOf } from '../policy'
import { toFile } from '../queries-files'
import { isKepHeader, isReadme, parentOf } from './rules-files-beside'
import { numberNamed } from './rules-numbered-file'
import { imageAt, referencesOf } from './rules-references'
import type { Finding, ReadOptions, SourceBytes, SourceFile } from './schema'

/** Raised when a reader reads a file in another way than before: unchanged files are then read once more. */
const READERS = 4

/** A file that needs no reading; `counts` is false for the second file of one proposal. */
export interface UnchangedFile {
  file: string
  rfc: number
  counts: boolean
}

const AT_ONCE = 100

/**
 * Splits off the files that are byte for byte what was taken in last time, or what an export of today would write. They are
 * known by a digest and are neither parsed nor written anew; an export is compared with what would be written where no
 * digest is kept of it yet. `moved` are exports of which place, version or digest are to be noted; `digests` has that of
 * each other file, by the path of its header; `told` is what was told of the unchanged ones when they were taken in.
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
  const numbers = new Map(files.flatMap((file) => pairOf(file, numberNamed(file.text))))
  const states = await fileStates([...new Set(numbers.values())])
  const fileDigest = (file: SourceFile, { version, status, labels }: Pick<Rfc, 'version' | 'status' | 'labels'>) =>
    digestOf([READERS, 'export', file.path, version, status, labels, ...beside], [file.text])
  const known = new Map<SourceFile, number>()
  for (const [file, number] of numbers) {
    const state = states.get(number)
    if (state && state.digest === fileDigest(file, state)) known.set(file, number)
  }
  const unsure = [...numbers].flatMap(([file, number]) => (known.has(file) ? [] : [number]))
  const exported = new Map<string, Rfc>()
  for (let at = 0; at < unsure.length; at += AT_ONCE)
    for (const [text, rfc] of await exportedTexts(unsure.slice(at, at + AT_ONCE))) exported.set(text, rfc)
  const moved: KeptFile[] = []
  for (const file of numbers.keys()) {
    const rfc = known.has(file) ? undefined : exported.get(file.text)
    // An image beside an export may be another one than it was.
    if (!rfc || showsOne(file)) continue
    known.set(file, rfc.number)
    moved.push({ id: rfc.id, path: file.path, version: rfc.version, digest: fileDigest(file, rfc) })
  }
  const readmes = new Map(files.flatMap((file) => pairOf(parentOf(file.path), isReadme(file.path) ? file : null)))
  const keps = new Map(files.flatMap((file) => pairOf(parentOf(file.path), isKepHeader(file.path) ? file : null)))
  const digests = new Map<string, string>()
  for (const file of files) {
    if (numbers.has(file)) continue
    const second = isKepHeader(file.path) ? (readmes.get(parentOf(file.path))?.text ?? '') : ''
    digests.set(file.path, digestOf([READERS, from, file.path, ...beside, ...said], [file.text, second]))
  }
  const taken = await filesByDigest([...digests.values()])
  const unread: SourceFile[] = []
  const unchanged: UnchangedFile[] = []
  const told: Finding[] = []
  for (const file of files) {
    const kep = isReadme(file.path) ? keps.get(parentOf(file.path)) : undefined
    const before = taken.get(digests.get((kep ?? file).path) ?? '')
    const rfc = known.get(file) ?? before?.number
    if (rfc === undefined) unread.push(file)
    else unchanged.push({ file: file.path, rfc, counts: kep === undefined })
    if (!kep && before?.findings) told.push(...before.findings)
  }
  return { unread, unchanged, digests, moved, told }
}

const pairOf = <K, V>(key: K, value: V | null): [K, V][] => (value === null ? [] : [[key, value]])

/** What these RFCs would be exported as now. */
const exportedTexts = async (numbers: readonly number[]): Promise<Map<string, Rfc>> => {
  const rfcs = [...(await rfcsByNumber(numbers)).values()]
  const people = await peopleById(rfcs.flatMap(authorsOf))
  return new Map(rfcs.map((rfc) => [toFile(rfc, people).text, rfc]))
}
