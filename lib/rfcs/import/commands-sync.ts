import { authorize, type Actor } from '@/lib/core/actor'
import { rfcsByNumber } from '../repo'
import type { FileOutcome } from '../rules-files'
import { planNumbered, takeNumbered } from './commands-numbered'
import { doubt, sameImages, takeDocument } from './commands-take'
import { ImportedImages } from './queries-images'
import { withoutShown } from './rules-file-images'
import { hashOf, matchDocuments, type Matched } from './queries-match'
import { parseFiles } from './rules-parse'
import type { Finding, SourceDocument, SourceFile, Taken } from './schema'
import type { StoredImage } from '../repo-images'
import type { Rfc } from '../schema-rows'

export type Synced = { file: string; rfc: number | null; outcome: 'created' | 'updated' | 'unchanged' }
export type SyncReport = {
  /** False where a file was refused: nothing is written then. */ ok: boolean
  checked: boolean
  files: Synced[]
  refused: Finding[]
  notes: Finding[]
}
export type SyncOptions = {
  /** Say what would be done, and do nothing. */ check?: boolean
  /** Write over what was edited here. */ force?: boolean
  /** The named source that the files come from. */ from?: string | null
}

interface Step {
  document: SourceDocument
  match: Matched | undefined
  rfc: Rfc | undefined
  images: ReadonlyMap<string, StoredImage>
  outcome: Synced['outcome']
}

/**
 * Brings files of a repository over, for its CI: each edited one is the next version of its RFC, found by the number in its front
 * matter or by where it was imported from; a new one without a number is a new RFC. All files are looked at before any is written, and
 * none is where one cannot be taken. The same files again change nothing.
 */
export async function syncRfcs(
  actor: Actor,
  given: readonly (SourceFile & { bytes?: Uint8Array })[],
  { check = false, force = false, from = null }: SyncOptions,
  now: Date,
): Promise<SyncReport> {
  authorize(actor, 'rfc.import')
  const files = given.filter(({ bytes }) => !bytes)
  const held = new ImportedImages(given.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : [])))
  const { documents, findings, ignored, unreadable } = parseFiles(files, { images: held.paths })
  const [byNumber, matched] = await Promise.all([
    rfcsByNumber(documents.flatMap(({ numbered }) => numbered?.number ?? [])),
    matchDocuments(
      documents.filter(({ numbered }) => !numbered),
      from,
    ),
  ])
  const report: SyncReport = {
    ok: true,
    checked: check,
    files: [],
    refused: [...unreadable],
    notes: [],
  }
  if (documents.length + unreadable.length === 0)
    report.refused.push({ file: files[0]?.path ?? '', line: 0, reason: 'no file here is a proposal' })
  const steps: Step[] = []
  const seen = new Map<number, string>()
  for (const document of documents) {
    const match = matched.get(document)
    const rfc = document.numbered ? byNumber.get(document.numbered.number) : (match?.rfc ?? undefined)
    const refuse = (reason: string) => report.refused.push({ file: document.path, line: 1, reason })
    if (rfc && match?.doubtful) refuse(doubt(rfc, document.path))
    else if (rfc && seen.has(rfc.number)) refuse(`${seen.get(rfc.number)} is a file of RFC ${rfc.number} as well`)
    else if (!rfc && document.numbered)
      refuse(
        `there is no RFC ${document.numbered.number} here; without "rfc:" in its front matter the file starts a new one`,
      )
    else {
      const images = held.shownBy(document)
      const plan = rfc ? await planOf(document, rfc, { force, images }) : ({ outcome: 'created' } as const)
      if (plan.outcome === 'refused') refuse(plan.reason)
      else steps.push({ document, match, rfc, images, outcome: plan.outcome === 'behind' ? 'unchanged' : plan.outcome })
    }
    if (rfc) seen.set(rfc.number, document.path)
  }
  const known = (file: string) => steps.find(({ document }) => document.path === file)?.rfc
  report.notes = [
    ...withoutShown(findings, known),
    ...ignored.filter((one) => !unreadable.includes(one)),
    ...held.notImages,
    ...held.findings(report.refused.length === 0),
  ]
  report.ok = report.refused.length === 0
  for (const step of report.ok ? steps : []) {
    const done: Taken = check
      ? { outcome: step.outcome, rfc: step.rfc?.number ?? null }
      : await write(actor, step, now, { force, from })
    if (done.outcome === 'skipped')
      report.refused.push({ file: step.document.path, line: 1, reason: done.reason ?? 'changed here meanwhile' })
    else {
      report.files.push({ file: step.document.path, rfc: done.rfc, outcome: done.outcome })
      if (done.reason) report.notes.push({ file: step.document.path, line: 1, reason: done.reason })
    }
  }
  return { ...report, ok: report.refused.length === 0 }
}

/** A file without a number keeps its header whole: a change of that counts even where the text is the same. */
const planOf = async (
  document: SourceDocument,
  rfc: Rfc,
  how: { force: boolean; images: ReadonlyMap<string, StoredImage> },
): Promise<FileOutcome> => {
  if (document.numbered) return planNumbered(document, rfc, how)
  if (rfc.sourceHash === hashOf(document))
    return { outcome: sameImages(rfc, document, how.images) ? 'unchanged' : 'updated' }
  const plan = await planNumbered(document, rfc, how)
  return plan.outcome === 'refused' ? plan : { outcome: 'updated' }
}

const write = (
  actor: Actor,
  { document, match, images }: Step,
  now: Date,
  options: { force: boolean; from: string | null },
): Promise<Taken> =>
  match
    ? takeDocument(actor, match, now, { ...options, images })
    : takeNumbered(actor, document, now, { ...options, images })
