import type { Actor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { insertRfc, keepFile, updateRfc, type NewSource } from '../repo'
import { putImage, type StoredImage } from '../repo-images'
import { sameText } from '../rules-files'
import type { RfcSource } from '../schema'
import { holdRfc } from '../commands-hold'
import { writeVersion } from '../commands-versions'
import type { Rfc } from '../schema-rows'
import { hashOf, type Matched } from './queries-match'
import { samePlace } from './rules-identity'
import { imageShown, nextFileImages } from './rules-file-images'
import { referencesOf } from './rules-references'
import type { Finding, SourceDocument, Taken } from './schema'

/** An image of an import as it is stored. */
export type ImportedImage = StoredImage

export interface TakeOptions {
  /** The named source; null without one. */
  from?: string | null
  /** Of the file as it was handed over; null where it is made of several parts that are not known together. */
  digest?: string | null
  dryRun?: boolean
  /** Write over what was edited here. */
  force?: boolean
  /** Images of the import that its text shows, by path. */
  images?: ReadonlyMap<string, ImportedImage>
  /** What is told of its files. */
  findings?: readonly Finding[]
}

/**
 * Takes over a document that is known by where it came from. What a person edited here since is not written over, unless `force`: it is
 * left out with the reason, each time, until the two are put together. So is a document that only looks like an RFC here.
 */
export async function takeDocument(
  actor: Actor,
  { document, hash, key, rfc, doubtful }: Matched,
  now: Date,
  { from = null, digest = null, dryRun = false, force = false, images = new Map(), findings = [] }: TakeOptions = {},
): Promise<Taken> {
  if (rfc && doubtful) return { outcome: 'skipped', rfc: null, reason: doubt(rfc, document.path) }
  const detail = { ...sourceOf(document), ...imagesOf(document, rfc, images) }
  const source: NewSource = { key, hash, from: from ?? rfc?.sourceFrom ?? null, digest, findings, detail }
  if (!rfc) {
    if (dryRun) return { outcome: 'created', rfc: null }
    const made = await create(actor, document, source, [...images.values()], now)
    return { outcome: 'created', rfc: made.number }
  }
  const current = rfc.sourceHash === hash && sameReading(rfc, document, source) && sameImages(rfc, document, images)
  if (current && (from === null || rfc.sourceFrom === from)) return { outcome: 'unchanged', rfc: rfc.number }
  if (rfc.sourceHash !== hash && !force && !sameText(rfc, document) && editedHere(rfc)) {
    return {
      outcome: 'skipped',
      rfc: rfc.number,
      reason:
        `RFC ${rfc.number} was edited here since this file was imported, and the file has changed as well. Put ` +
        `the two together in the hub or in the file; nothing was written over`,
    }
  }
  if (!dryRun) await change(actor, document, source, rfc, [...images.values()], now)
  return { outcome: 'updated', rfc: rfc.number }
}

/** Why a document that looks like an RFC here is left out. */
export const doubt = (rfc: Rfc, path: string): string => {
  const place = [rfc.sourceFrom, rfc.source?.path].filter(Boolean).join(': ')
  return (
    `this may be RFC ${rfc.number} "${rfc.title}" (${place}) or another repository's file of the same name; ` +
    `nothing was written. Say which in the preview of the import, or with --map of {"same": {"${path}": "same"}} or ` +
    `"new" ("*" for all files). With --from NAME ("Source" on the import page) each source's files keep apart`
  )
}

/** Whether the file is read today as it was when it was taken in: a reader may have learnt since. */
const sameReading = (rfc: Rfc, document: SourceDocument, { detail }: NewSource): boolean =>
  isShorter(document.headerPath, rfc.source?.headerPath ?? '') ||
  (inOrder(readingOf(rfc.source)) === inOrder(readingOf(detail)) && rfc.source?.importedStatus === document.status)

/** Whether a file was handed over with less of its path than before, which says less about it (its folder may say its status). */
const isShorter = (path: string, known: string) => path.length < known.length && samePlace(path, known)

/** What a reader made of a file; where the file stood is not part of it. */
const readingOf = (source: RfcSource | null) =>
  source && {
    number: source.number,
    status: source.status,
    dates: source.dates,
    links: source.links.map(({ rel, target, url }) => ({ rel, target, url })),
  }

/** JSON with its keys in order: the database does not keep them as they were written. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** Whether the text is another one than the file last made it. */
const editedHere = (rfc: Rfc): boolean =>
  rfc.fileVersion === null
    ? hashOf({ header: rfc.source?.header ?? '', body: rfc.body }) !== rfc.sourceHash
    : rfc.version !== rfc.fileVersion

/** The images of a text: those of this import, and those of an earlier one that it still shows and that were not handed over again. */
const imagesOf = (
  document: SourceDocument,
  rfc: Rfc | null,
  images: ReadonlyMap<string, ImportedImage>,
): Pick<RfcSource, 'images'> => {
  if (images.size === 0 && !rfc?.source?.images) return {}
  const all = referencesOf(document).flatMap(({ image, path, address }) => {
    const fresh = image && path !== null ? images.get(path) : undefined
    const known = image && rfc ? imageShown({ source: rfc.source, fileImages: null }, address) : undefined
    const found = fresh ?? known
    return found && path !== null ? [[path, { id: found.id, width: found.width, height: found.height }] as const] : []
  })
  return all.length > 0 ? { images: Object.fromEntries(all) } : {}
}

/** Whether the images that came are those that the RFC shows already. */
export const sameImages = (rfc: Rfc, document: SourceDocument, images: ReadonlyMap<string, ImportedImage>): boolean =>
  nextFileImages({ source: rfc.source, fileImages: null }, document, images) === null

const keepImages = async (tx: Tx, actor: Actor, images: readonly ImportedImage[], now: Date): Promise<void> => {
  for (const image of images) await putImage(tx, image, actor.id, now)
}

const create = (
  actor: Actor,
  document: SourceDocument,
  source: NewSource,
  images: readonly ImportedImage[],
  now: Date,
): Promise<Pick<Rfc, 'number'>> => {
  const { title, body, format, labels, status, authors, dialect } = document
  return transaction(async (tx) => {
    await keepImages(tx, actor, images, now)
    const fields = { title, body, format, labels, status, authorText: authors.join(', ') || null, source }
    const rfc = await insertRfc(tx, fields, now)
    await audit(tx, actor, 'rfc.import', { kind: 'rfc', id: rfc.id }, { number: rfc.number, dialect })
    return rfc
  })
}

const change = async (
  actor: Actor,
  document: SourceDocument,
  source: NewSource,
  found: Rfc,
  images: readonly ImportedImage[],
  now: Date,
) => {
  const { title, body, format, labels } = document
  await transaction(async (tx) => {
    // What is done here since the file was looked at is not written over.
    const held = await holdRfc(tx, found)
    if (held.version !== found.version || held.sourceHash !== found.sourceHash)
      throw conflict(`RFC ${found.number} was changed while its file was imported.`)
    await keepImages(tx, actor, images, now)
    const fileChanged = found.sourceHash !== source.hash
    const changed = fileChanged && !sameText(found, document)
    const version = changed
      ? await writeVersion(
          tx,
          found,
          { title, body, format },
          { authorId: null, note: `Imported again from ${document.path}` },
          now,
        )
      : found.version
    if (fileChanged) await keepFile(tx, found.id, document.path, version)
    await updateRfc(tx, found.id, {
      labels,
      authorText: document.authors.join(', ') || null,
      source,
      // Images that came now stand before those of a file that a repository kept of it.
      ...(images.length > 0 && found.fileImages && { fileImages: {} }),
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
}

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
