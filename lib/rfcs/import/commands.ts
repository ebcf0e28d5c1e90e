import { authorize, can, type Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { isImage } from '@/lib/core/image/strip'
import { groupBy } from '@/lib/core/group'
import { emptySummary, type ImportSummary } from '@/lib/core/imports'
import { isUniqueViolation, transaction } from '@/lib/server/db'
import { keepFiles } from '../repo'
import { keepDigests, type KeptDigest } from '../repo-sources'
import { takeNumbered } from './commands-numbered'
import { linkSources } from './commands-links'
import { takeDocument } from './commands-take'
import { ImportedImages } from './queries-images'
import { matchDocuments, settling } from './queries-match'
import { withoutKnown } from './queries-known-images'
import { unreadFiles } from './queries-unchanged'
import { parseFiles } from './rules-parse'
import { stillDead } from './rules-references'
import type { Finding, ReadOptions, SaidSame, SourceDocument, SourceFile, Taken } from './schema'

/** What became of all of them, in sum and by file. */
export type RfcImportSummary = ImportSummary & { files: ({ file: string } & Omit<Taken, 'reason'>)[] }

/** How the files are taken. */
export interface RfcImportOptions extends ReadOptions {
  /** The named source: a repository or team, within which a path is one proposal. Null where none is named. */
  from?: string | null
  /** Say what would be done, and do nothing. */
  dryRun?: boolean
  /** Of files that look like an RFC here, what a person says they are. */
  same?: SaidSame | undefined
}

/** The paths of files that were taken over before, just as they are, from the same source; nobody's who may not import. */
export async function knownFiles(
  actor: Actor,
  given: readonly (SourceFile & { bytes?: Uint8Array })[],
  { from = null, statuses }: Pick<RfcImportOptions, 'from' | 'statuses'>,
): Promise<ReadonlySet<string>> {
  if (!can(actor, 'rfc.import')) return new Set()
  const images = given.flatMap(({ path, bytes }) => (bytes && isImage(bytes) ? [{ path, bytes }] : []))
  const held = new ImportedImages(images)
  const texts = given.filter(({ bytes, text }) => !bytes && text !== '')
  const { unchanged } = await unreadFiles(texts, from, held.images, statuses)
  return new Set(unchanged.map(({ file }) => file))
}

/**
 * Takes proposals over from files of any dialect. Each document is one transaction; the same files again change nothing, a changed one
 * becomes a new version. Everything that was not taken as it stands is in `skipped` with its line, and every file is in `files`.
 */
export async function importRfcs(
  actor: Actor,
  given: readonly (SourceFile & { bytes?: Uint8Array })[],
  now: Date,
  { from = null, dryRun = false, statuses, same }: RfcImportOptions = {},
): Promise<RfcImportSummary> {
  authorize(actor, 'rfc.import')
  const files = given.filter(({ bytes }) => !bytes)
  const held = new ImportedImages(given.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : [])))
  const { unread, unchanged, digests, moved, told: before } = await unreadFiles(files, from, held.images, statuses)
  if (!dryRun && moved.length > 0) await transaction((tx) => keepFiles(tx, moved))
  const parsed = parseFiles(unread, { ...(statuses && { statuses }), beside: files, images: held.paths })
  const { documents, findings } = parsed
  const ignored = [...parsed.ignored, ...held.notImages]
  const summary: RfcImportSummary = {
    ...emptySummary(),
    unchanged: unchanged.filter(({ counts }) => counts).length,
    files: [
      ...unchanged.map(({ file, rfc }) => ({ file, outcome: 'unchanged' as const, rfc })),
      ...ignored.map(({ file }) => ({ file, outcome: 'skipped' as const, rfc: null })),
    ],
  }
  const findingsOf = groupBy(findings, (finding) => finding.file)
  const toldOf = (document: SourceDocument): Finding[] => [
    ...[...new Set([document.headerPath, document.path])].flatMap((file) => findingsOf.get(file) ?? []),
    ...held.refusedFor(document),
  ]
  const read: KeptDigest[] = []
  const matched = await matchDocuments(
    documents.filter((document) => !document.numbered),
    from,
  )
  const settled = settling(same)
  const takeOne = async (document: SourceDocument): Promise<Taken> => {
    if (document.numbered) return takeNumbered(actor, document, now, { dryRun, images: held.shownBy(document) })
    const digest = digests.get(document.headerPath) ?? null
    const match = settled(matched.get(document)!)
    const images = held.shownBy(document)
    const how = { from, digest, dryRun, images, findings: toldOf(document) }
    try {
      const taken = await takeDocument(actor, match, now, how)
      // Read anew for nothing, by a reader that has learnt since: not the next time.
      if (taken.outcome === 'unchanged' && digest && match.rfc?.source?.headerPath === document.headerPath)
        read.push({ id: match.rfc.id, digest, findings: how.findings })
      return taken
    } catch (error) {
      // The same file is being imported twice at once, or its RFC was changed here: the other one was first.
      const isOvertaken = error instanceof AppError && error.code === 'conflict'
      if (!isUniqueViolation(error) && !isOvertaken) throw error
      const again = settled((await matchDocuments([document], from)).get(document)!)
      return takeDocument(actor, again, now, how)
    }
  }
  const refused: Finding[] = []
  for (const document of documents) {
    const { outcome, rfc, reason } = await takeOne(document)
    if (outcome !== 'skipped') summary[outcome] += 1
    if (reason) refused.push({ file: document.path, line: 1, reason })
    const shown = held.takenFor(document)
    for (const file of new Set([document.headerPath, document.path, ...shown]))
      summary.files.push({ file, outcome, rfc })
  }
  if (!dryRun && summary.created + summary.updated > 0) await linkSources(actor, now)
  if (!dryRun && read.length > 0) await transaction((tx) => keepDigests(tx, read))
  const left = new Set(ignored.map(({ file }) => file))
  const there = new Set(files.map(({ path }) => path).filter((path) => !left.has(path)))
  const told = await withoutKnown([...findings, ...stillDead(before, there)], summary.files)
  // Of an image that is not taken in, each text that shows it was told.
  const all = [...ignored, ...told, ...refused, ...held.findings(unchanged.length === 0)]
  const once = new Map(all.map((one) => [`${one.file}\n${one.line}\n${one.reason}`, one]))
  summary.skipped = [...once.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return summary
}
