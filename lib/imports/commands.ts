import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound, tooLarge } from '@/lib/core/errors'
import { emptySummary, type ImportMapping, type ImportSummary, type Skipped } from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { log } from '@/lib/server/log'
import type { ImportOptions } from '@/lib/server/room'
import { assertKind, previewFiles, runImport, seesAll } from './commands-run'
import { toView } from './presenter'
import {
  changeImport,
  deleteUploads,
  findImport,
  findMapping,
  insertImport,
  listUploads,
  saveMapping,
  saveProgress,
  type StoredImport,
} from './repo'
import { unpack, type RawFile } from './rules-unpack'
import { MAX_BYTES, MAX_FILES, type ImportView, type NewImport } from './schema'
import { runJob } from './schema-jobs'

/** An import of so many files and bytes is answered at once; a larger one is a job. */
const AT_ONCE = { files: 30, bytes: 1_500_000 }
const PROGRESS_MS = 400

export interface Given {
  kind?: string
  source: string
  mapping: ImportMapping
  flags?: ImportOptions['flags']
  /** False: taken over at once, without a preview. */
  dryRun?: boolean
}

const mergeMapping = (a: ImportMapping, b: ImportMapping): ImportMapping =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((field) => [field, { ...a[field], ...b[field] }]),
  )

const viewOf = async (id: string): Promise<ImportView> => {
  const row = await findImport(id, null)
  if (!row) throw notFound('This import')
  return toView(row)
}

/**
 * Takes files in and makes their preview, or (`dryRun: false`) takes them over at once. Archives are opened. Few files are
 * answered at once; for many the answer is `running`, and a job goes on.
 * @throws AppError conflict for an unknown kind, too_large, forbidden
 */
export async function createImport(
  actor: MaybeActor,
  given: Given,
  sent: readonly RawFile[],
  clock: Clock = systemClock,
): Promise<ImportView> {
  const importer = authorize(actor, 'import.write')
  assertKind(given.kind)
  const { files, skipped } = unpack(sent)
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  if (files.length > MAX_FILES) throw tooLarge(`These are ${files.length} files; at most ${MAX_FILES} at once.`)
  if (bytes > MAX_BYTES * 4) throw tooLarge(`Unpacked this is more than ${(MAX_BYTES * 4) / 1_000_000} MB.`)
  const mapping = mergeMapping(await findMapping(given.source), given.mapping)
  const phase = given.dryRun === false ? 'commit' : 'preview'
  const id = await insertImport(
    {
      kind: given.kind ?? null,
      source: given.source,
      mapping,
      flags: given.flags ?? {},
      createdById: importer.id,
      state: 'running',
      phase,
      total: files.length,
    },
    files,
    clock(),
  )
  await changeImport(db, id, ['running'], { unread: skipped })
  await start(importer, id, files.length <= AT_ONCE.files && bytes <= AT_ONCE.bytes)
  return viewOf(id)
}

/** Goes on at once, or promises it. */
async function start(actor: Actor, id: string, atOnce: boolean): Promise<void> {
  if (atOnce) await carryOn(actor, id)
  else await transaction((tx) => enqueue(tx, runJob, { id }, { key: id }))
}

/** Writes progress now and then, with what was done so far; tells whether the import was cancelled. */
function reporter(id: string, before: number): (files: number, summary: ImportSummary) => Promise<boolean> {
  let last = 0
  return async (files, summary) => {
    if (Date.now() - last < PROGRESS_MS) return false
    last = Date.now()
    return saveProgress(id, Math.max(before, files), summary)
  }
}

const howOf = (row: StoredImport) => ({
  mapping: row.mapping as ImportMapping,
  source: row.source,
  flags: row.flags as ImportOptions['flags'],
  ...(row.kind !== null && { kind: row.kind }),
  importId: row.id,
})

async function makePreview(actor: Actor, row: StoredImport, files: RawFile[], skipped: Skipped[]): Promise<void> {
  const how = { ...howOf(row), progress: reporter(row.id, 0) }
  const { summary, preview, stopped } = await previewFiles(actor, files, how, skipped)
  const made = { preview, done: row.total }
  // Whoever cancelled after the last file was read is not shown a preview all the same.
  if (
    !stopped &&
    (await changeImport(db, row.id, ['running'], { ...made, state: 'preview', summary }, { uncancelled: true }))
  )
    return
  const reason = 'It was cancelled. Nothing was taken over.'
  await changeImport(db, row.id, ['running'], { ...made, state: 'failed', reason, summary: emptySummary() })
}

async function takeOver(actor: Actor, row: StoredImport, files: RawFile[], skipped: Skipped[]): Promise<void> {
  const how = { ...howOf(row), dryRun: false, progress: reporter(row.id, row.done) }
  const ran = await runImport(actor, files, how, skipped)
  await transaction(async (tx) => {
    const { created, updated, unchanged, skipped: left } = ran.summary
    await changeImport(tx, row.id, ['running'], {
      ...(ran.stopped
        ? { state: 'failed', reason: 'It was cancelled. What is listed had been taken over before and can be undone.' }
        : { state: 'done', done: row.total }),
      summary: ran.summary,
      preview: { files: ran.files, choices: [] },
      // Its things were written after the request began: what changed them later is later than this.
      committedAt: systemClock(),
    })
    await deleteUploads(tx, row.id)
    await saveMapping(tx, row.source, row.mapping as ImportMapping)
    const detail = { created, updated, unchanged, skipped: left.length, source: row.source }
    await audit(tx, actor, 'import.done', { kind: 'import', id: row.id }, detail)
  })
}

/**
 * Does what an import that is `running` is at: its preview, or taking its files over. Safe to repeat: rooms know what they
 * have taken.
 */
export async function carryOn(actor: Actor, id: string): Promise<void> {
  const row = await findImport(id, null)
  if (!row || row.state !== 'running') return
  const files = await listUploads(id)
  const skipped = (row.unread as Skipped[] | null) ?? []
  try {
    if (row.phase === 'commit') await takeOver(actor, row, files, skipped)
    else await makePreview(actor, row, files, skipped)
  } catch (error) {
    log().error({ err: error, import: id }, 'an import failed')
    await changeImport(db, id, ['running'], {
      state: 'failed',
      reason: 'Something failed on our side. What is listed was taken over before.',
    })
  }
}

async function own(actor: MaybeActor, id: string): Promise<{ importer: Actor; row: StoredImport }> {
  const importer = authorize(actor, 'import.write')
  const row = await findImport(id, seesAll(importer) ? null : importer.id)
  if (!row) throw notFound('This import')
  return { importer, row }
}

const sizeOf = (files: readonly RawFile[]): boolean =>
  files.length <= AT_ONCE.files && files.reduce((sum, file) => sum + file.bytes.length, 0) <= AT_ONCE.bytes

/** Says what things of the files are here, and makes the preview again. @throws AppError conflict after it was taken over */
export async function changeMapping(actor: MaybeActor, id: string, mapping: ImportMapping): Promise<ImportView> {
  const { importer, row } = await own(actor, id)
  const next = mergeMapping(row.mapping as ImportMapping, mapping)
  const begun = await changeImport(db, id, ['preview'], {
    state: 'running',
    phase: 'preview',
    mapping: next,
    done: 0,
    cancelled: false,
  })
  if (!begun) throw conflict('Only a preview can be changed; this import is not one.', { state: row.state })
  await saveMapping(db, row.source, next)
  await start(importer, id, sizeOf(await listUploads(id)))
  return viewOf(id)
}

/** Takes the files of a preview over. Asked again it changes nothing. @throws AppError conflict where there is no preview */
export async function commitImport(
  actor: MaybeActor,
  id: string,
  mapping: ImportMapping | undefined,
): Promise<ImportView> {
  const { importer, row } = await own(actor, id)
  const begun = await changeImport(db, id, ['preview'], {
    state: 'running',
    phase: 'commit',
    done: 0,
    cancelled: false,
    ...(mapping && { mapping: mergeMapping(row.mapping as ImportMapping, mapping) }),
  })
  if (begun) await start(importer, id, sizeOf(await listUploads(id)))
  else if (row.state !== 'done' && !(row.state === 'running' && row.phase === 'commit'))
    throw conflict(
      row.state === 'running'
        ? 'Its preview is still being made.'
        : `An import that is ${row.state} cannot be taken over.`,
      { state: row.state },
    )
  return viewOf(id)
}

/** Stops an import that is running, after the file it is at; a preview is given up. */
export async function cancelImport(actor: MaybeActor, id: string): Promise<ImportView> {
  const { row } = await own(actor, id)
  if (row.state === 'running') await changeImport(db, id, ['running'], { cancelled: true })
  else if (row.state === 'preview') {
    await changeImport(db, id, ['preview'], { state: 'failed', reason: 'It was given up. Nothing was taken over.' })
    await deleteUploads(db, id)
  } else throw conflict(`An import that is ${row.state} cannot be cancelled.`, { state: row.state })
  return viewOf(id)
}

/** Files as a program or a form sends them. */
export const rawFiles = (files: NewImport['files']): RawFile[] =>
  files.map(({ name, text, base64 }) => ({
    path: name,
    bytes: text !== undefined ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(base64 ?? '', 'base64')),
  }))
