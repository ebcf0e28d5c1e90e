import { authorize, type Actor } from '@/lib/core/actor'
import { emptySummary, type ImportSummary } from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { isUniqueViolation, transaction } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { insertRfc, keepFile, rfcsBySourceKey, updateRfc } from '../repo'
import { sameText } from '../rules-files'
import type { RfcSource } from '../schema'
import { writeVersion } from '../commands-versions'
import { takeNumbered } from './commands-numbered'
import { parseFiles } from './rules-parse'
import type { Finding, SourceDocument, SourceFile, Taken } from './schema'
import type { Rfc } from '../schema-rows'

/** What became of all of them, in sum and by file. */
export type RfcImportSummary = ImportSummary & { files: ({ file: string } & Omit<Taken, 'reason'>)[] }

/**
 * Takes proposals over from files of any dialect. Each document is one transaction; the same files again change nothing, a changed one
 * becomes a new version. Everything that was not taken as it stands is in `skipped` with its line, and every file is in `files`.
 */
export async function importRfcs(actor: Actor, files: readonly SourceFile[], now: Date): Promise<RfcImportSummary> {
  authorize(actor, 'rfc.import')
  const { documents, findings, ignored } = parseFiles(files)
  const known = await rfcsBySourceKey(documents.map((document) => document.key))
  const summary: RfcImportSummary = {
    ...emptySummary(),
    files: ignored.map(({ file }) => ({ file, outcome: 'skipped', rfc: null })),
  }
  const refused: Finding[] = []
  for (const document of documents) {
    const { outcome, rfc, reason } = await (document.numbered
      ? takeNumbered(actor, document, now)
      : take(actor, document, known.get(document.key), now))
    if (outcome !== 'skipped') summary[outcome] += 1
    if (reason) refused.push({ file: document.path, line: 1, reason })
    for (const file of new Set([document.headerPath, document.path])) summary.files.push({ file, outcome, rfc })
  }
  summary.skipped = [...ignored, ...findings, ...refused].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
  return summary
}

/**
 * Takes over a document that is known by where it came from. What somebody edited here since is not written over, unless `force`: it is
 * left out with the reason, each time, until the two are put together.
 */
export const take = async (
  actor: Actor,
  document: SourceDocument,
  found: Rfc | undefined,
  now: Date,
  force = false,
): Promise<Taken> => {
  const hash = hashOf(document)
  if (found?.sourceHash === hash) return { outcome: 'unchanged', rfc: found.number }
  if (found && !force && !sameText(found, document) && editedHere(found)) {
    return {
      outcome: 'skipped',
      rfc: found.number,
      reason: `RFC ${found.number} was edited here since this file was imported, and the file has changed as well. Put the two together in the hub or in the file; nothing was written over`,
    }
  }
  if (found) return change(actor, document, hash, found, now)
  const source = { key: document.key, hash, detail: sourceOf(document) }
  const { title, body, format, labels, status } = document
  try {
    const made = await transaction(async (tx) => {
      const rfc = await insertRfc(
        tx,
        { title, body, format, labels, status, authorText: document.authors.join(', ') || null, source },
        now,
      )
      await audit(
        tx,
        actor,
        'rfc.import',
        { kind: 'rfc', id: rfc.id },
        { number: rfc.number, dialect: document.dialect },
      )
      return rfc
    })
    return { outcome: 'created', rfc: made.number }
  } catch (error) {
    // The same file is being imported twice at once: the other one was first.
    const first = isUniqueViolation(error) ? (await rfcsBySourceKey([document.key])).get(document.key) : undefined
    if (!first) throw error
    return take(actor, document, first, now, force)
  }
}

/** Whether the text is another one than the file last made it. */
const editedHere = (rfc: Rfc): boolean =>
  rfc.fileVersion === null
    ? hashOf({ header: rfc.source?.header ?? '', body: rfc.body }) !== rfc.sourceHash
    : rfc.version !== rfc.fileVersion

const change = async (actor: Actor, document: SourceDocument, hash: string, found: Rfc, now: Date): Promise<Taken> => {
  const { title, body, format, labels } = document
  await transaction(async (tx) => {
    const changed = !sameText(found, document)
    const version = changed
      ? await writeVersion(
          tx,
          found,
          { title, body, format },
          { authorId: null, note: `Imported again from ${document.path}` },
          now,
        )
      : found.version
    await keepFile(tx, found.id, document.path, version)
    await updateRfc(tx, found.id, {
      labels,
      authorText: document.authors.join(', ') || null,
      source: { key: document.key, hash, detail: sourceOf(document) },
      // The file's status counts as long as nobody moved the RFC here.
      ...(found.status === found.source?.importedStatus && { status: document.status }),
    })
    await audit(
      tx,
      actor,
      'rfc.import',
      { kind: 'rfc', id: found.id },
      { number: found.number, dialect: document.dialect, newVersion: changed },
    )
  })
  return { outcome: 'updated', rfc: found.number }
}

export const hashOf = (document: Pick<SourceDocument, 'header' | 'body'>) =>
  sha256(`${document.header}\u0000${document.body}`)

const sourceOf = (document: SourceDocument): RfcSource => ({
  dialect: document.dialect,
  path: document.path,
  headerPath: document.headerPath,
  header: document.header,
  number: document.sourceNumber,
  status: document.sourceStatus,
  importedStatus: document.status,
  dates: document.dates,
  links: document.links,
})
