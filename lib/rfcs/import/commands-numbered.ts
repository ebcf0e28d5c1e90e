import type { Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import { isUniqueViolation, transaction } from '@/lib/server/db'
import { insertRfc, keepFile, passNumber, rfcByNumber, updateRfc, versionOf } from '../repo'
import { putImage, type StoredImage } from '../repo-images'
import { outcomeOf, sameText, type FileOutcome } from '../rules-files'
import { writeVersion } from '../commands-versions'
import { nextFileImages } from './rules-file-images'
import type { SourceDocument, Taken } from './schema'
import type { Rfc } from '../schema-rows'

/** What a numbered file would make of the RFC it names. */
export async function planNumbered(
  document: SourceDocument,
  rfc: Rfc,
  { force = false, images = new Map() }: Omit<TakeNumbered, 'dryRun'> = {},
): Promise<FileOutcome> {
  const { title, body, format, labels, path, numbered } = document
  const version = numbered?.version ?? null
  const written = version === null || version === rfc.version ? null : await versionOf(rfc.id, version)
  const plan = outcomeOf(rfc, { title, body, format, labels, path, version, written }, force)
  return plan.outcome === 'unchanged' && nextFileImages(rfc, document, images) ? { outcome: 'updated' } : plan
}

export interface TakeNumbered {
  force?: boolean
  dryRun?: boolean
  /** Images of the import that the text shows, by path. */
  images?: ReadonlyMap<string, StoredImage>
}

/** Takes over a file that names its RFC: an edit is the next version, one of another hub is a new RFC of the same number. */
export async function takeNumbered(
  actor: Actor,
  document: SourceDocument,
  now: Date,
  { force = false, dryRun = false, images = new Map() }: TakeNumbered = {},
): Promise<Taken> {
  const number = document.numbered!.number
  const rfc = await rfcByNumber(number)
  if (!rfc) return dryRun ? { outcome: 'created', rfc: number } : create(actor, document, number, images, now)
  const plan = await planNumbered(document, rfc, { force, images })
  if (plan.outcome === 'refused') return { outcome: 'skipped', rfc: number, reason: plan.reason }
  if (plan.outcome === 'behind')
    return {
      outcome: 'unchanged',
      rfc: number,
      reason: `an older copy of RFC ${number}: version ${rfc.version} is there now`,
    }
  if (plan.outcome === 'unchanged') {
    if (!dryRun && (rfc.filePath !== document.path || rfc.fileVersion !== rfc.version))
      await transaction((tx) => keepFile(tx, rfc.id, document.path, rfc.version))
    return { outcome: 'unchanged', rfc: number, ...moved(rfc, document) }
  }
  if (!dryRun) await writeEdit(actor, document, rfc, images, now)
  return { outcome: 'updated', rfc: number, ...moved(rfc, document) }
}

/** A file says what an RFC says, not where it stands: that is decided here, with its reasons. */
const moved = (rfc: Rfc, document: SourceDocument): { reason?: string } =>
  document.numbered && document.status !== rfc.status
    ? {
        reason: `the file says "${document.status}", RFC ${rfc.number} is "${rfc.status}"; a status is moved here, not by a file`,
      }
    : {}

const writeEdit = async (
  actor: Actor,
  document: SourceDocument,
  rfc: Rfc,
  images: ReadonlyMap<string, StoredImage>,
  now: Date,
) => {
  const { title, body, format, labels, path } = document
  await transaction(async (tx) => {
    const changed = !sameText(rfc, document)
    const version = changed
      ? await writeVersion(tx, rfc, { title, body, format }, { authorId: null, note: `From ${path}` }, now)
      : rfc.version
    for (const image of images.values()) await putImage(tx, image, actor.id, now)
    const fileImages = nextFileImages(rfc, document, images)
    await updateRfc(tx, rfc.id, { labels, ...(fileImages && { fileImages }) })
    await keepFile(tx, rfc.id, path, version)
    await audit(
      tx,
      actor,
      'rfc.import',
      { kind: 'rfc', id: rfc.id },
      { number: rfc.number, dialect: document.dialect, newVersion: changed },
    )
  })
}

const create = async (
  actor: Actor,
  document: SourceDocument,
  number: number,
  images: ReadonlyMap<string, StoredImage>,
  now: Date,
): Promise<Taken> => {
  const { title, body, format, labels, status, authors, path, numbered } = document
  const source = numbered?.source
  try {
    await transaction(async (tx) => {
      const { key = '', hash = '', from = null, ...detail } = source ?? {}
      for (const image of images.values()) await putImage(tx, image, actor.id, now)
      const fileImages = nextFileImages(null, document, images)
      const rfc = await insertRfc(
        tx,
        {
          number,
          title,
          body,
          format,
          labels,
          status,
          authorText: authors.join(', ') || null,
          ...(fileImages && { fileImages }),
          ...(source && {
            source: { key, hash, from, detail: detail as Omit<typeof source, 'key' | 'hash' | 'from'> },
          }),
        },
        now,
      )
      await keepFile(tx, rfc.id, path, rfc.version)
      await passNumber(tx)
      await audit(tx, actor, 'rfc.import', { kind: 'rfc', id: rfc.id }, { number, dialect: document.dialect })
    })
    return { outcome: 'created', rfc: number }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return {
      outcome: 'skipped',
      rfc: null,
      reason: `RFC ${number} or what it was imported from came here from another file at the same time or before`,
    }
  }
}
