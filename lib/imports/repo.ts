import { newId } from '@/lib/core/ids'
import type { ImportMapping, ImportSummary, Skipped } from '@/lib/core/imports'
import { ask, db, type Db, type Prisma, type Tx } from '@/lib/server/db'
import type { RawFile } from './rules-unpack'
import type { ImportState, Kept, Preview } from './schema'

const json = (value: unknown) => value as Prisma.InputJsonValue

export interface NewRow {
  kind: string | null
  source: string
  mapping: ImportMapping
  flags: object
  createdById: string | null
  state: ImportState
  phase: 'preview' | 'commit'
  total: number
}

/** A new import and its files. @returns its id */
export async function insertImport(row: NewRow, files: readonly RawFile[], now: Date): Promise<string> {
  const id = newId()
  const { kind, source, mapping, flags, createdById, state, phase, total } = row
  await ask(
    `INSERT INTO "Import" ("id", "kind", "source", "mapping", "flags", "createdById", "state", "phase", "total", "createdAt")
     VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $9, $10)`,
    [id, kind, source, JSON.stringify(mapping), JSON.stringify(flags), createdById, state, phase, total, now],
  )
  // A few at a time: the bytes of all in one statement could be many megabytes.
  for (let from = 0; from < files.length; from += 50) {
    await db.importUpload.createMany({
      data: files.slice(from, from + 50).map((file, at) => ({
        importId: id,
        position: from + at,
        path: file.path,
        bytes: Buffer.from(file.bytes),
      })),
    })
  }
  return id
}

/** One import of this person; of everyone with `personId` null. */
export const findImport = (id: string, personId: string | null, client: Db = db) =>
  client.import.findFirst({ where: { id, ...(personId !== null && { createdById: personId }) } })
export type StoredImport = NonNullable<Awaited<ReturnType<typeof findImport>>>

export async function listUploads(id: string): Promise<RawFile[]> {
  const rows = await db.importUpload.findMany({
    where: { importId: id },
    orderBy: { position: 'asc' },
    select: { path: true, bytes: true },
  })
  return rows.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) }))
}

export const deleteUploads = (client: Db, id: string) => client.importUpload.deleteMany({ where: { importId: id } })

/** Files and previews of imports that no one came back to, or of all. */
export async function forgetFiles(client: Db, before?: Date): Promise<void> {
  const old = before ? { createdAt: { lt: before } } : {}
  await client.importUpload.deleteMany({ where: { import: old } })
  await client.import.updateMany({
    where: { state: 'preview', ...old },
    data: { state: 'failed', reason: 'Its files were forgotten: nothing was taken over.' },
  })
  await client.$executeRaw`UPDATE "Import" SET "preview" = NULL WHERE "preview" IS NOT NULL AND "state" <> 'running'
    AND ${before ?? new Date(8.64e15)} > "createdAt"`
}

/** Takes the lines and names of files, which can name people, out of every finished import. */
export const forgetLines = (client: Db) =>
  client.$executeRaw`UPDATE "Import" SET "summary" = ("summary" - 'files') || '{"skipped": [], "findings": []}'::jsonb, "preview" = NULL,
    "mapping" = '{}'::jsonb, "kept" = NULL, "unread" = NULL WHERE "summary" IS NOT NULL`

/** Why imports ended early, which can name a file or what stood in it. */
export const listReasons = async (client: Db): Promise<{ id: string; reason: string }[]> =>
  (await client.import.findMany({ where: { reason: { not: null } }, select: { id: true, reason: true } })).map(
    (row) => ({
      id: row.id,
      reason: row.reason ?? '',
    }),
  )

export const forgetReasons = (client: Db, ids: readonly string[]) =>
  client.import.updateMany({
    where: { id: { in: [...ids] } },
    data: { reason: 'Why it ended named somebody, and is forgotten.' },
  })

/** The names of all files of which something became. */
export const listFileNames = async (client: Db): Promise<string[]> =>
  (await client.importThing.findMany({ where: { file: { not: '' } }, select: { file: true }, distinct: ['file'] })).map(
    (row) => row.file,
  )

export const forgetFileNames = (client: Db, files: readonly string[]) =>
  client.importThing.updateMany({ where: { file: { in: [...files] } }, data: { file: '' } })

/** What sources' words were said to mean. There is one row for each named source. */
export const listMappings = (client: Db) =>
  client.importMapping.findMany({
    select: { source: true, mapping: true, updatedAt: true },
    orderBy: { source: 'asc' },
  })

export const forgetMappings = (client: Db, sources: readonly string[]) =>
  client.importMapping.deleteMany({ where: { source: { in: [...sources] } } })

interface Change {
  state?: ImportState
  phase?: 'preview' | 'commit'
  mapping?: ImportMapping
  summary?: ImportSummary
  preview?: Preview
  kept?: Kept[]
  /** Files that could not be taken out of their archives. */
  unread?: Skipped[]
  reason?: string | null
  done?: number
  total?: number
  cancelled?: boolean
  committedAt?: Date
  undoneAt?: Date
}

/** Changes an import that is in one of these states, `uncancelled`: and that nobody cancelled. @returns whether it was */
export async function changeImport(
  client: Db,
  id: string,
  from: readonly ImportState[],
  { mapping, summary, preview, kept, unread, ...change }: Change,
  { uncancelled = false } = {},
): Promise<boolean> {
  const { count } = await client.import.updateMany({
    where: { id, state: { in: [...from] }, ...(uncancelled && { cancelled: false }) },
    data: {
      ...change,
      ...(mapping && { mapping: json(mapping) }),
      ...(summary && { summary: json(summary) }),
      ...(preview && { preview: json(preview) }),
      ...(kept && { kept: json(kept) }),
      ...(unread && { unread: json(unread) }),
    },
  })
  return count === 1
}

/** Says what an import did that ran at once, on the command line. */
export const finishImport = (id: string, summary: ImportSummary, done: number, now: Date) =>
  ask(
    `UPDATE "Import" SET "state" = 'done', "summary" = $2::jsonb, "done" = $3, "committedAt" = $4
     WHERE "id" = $1 AND "state" = 'running'`,
    [id, JSON.stringify(summary), done, now],
  )

/** How far it is. @returns whether it was cancelled meanwhile */
export async function saveProgress(id: string, done: number, summary?: ImportSummary): Promise<boolean> {
  const row = await db.import.update({
    where: { id },
    data: { done, ...(summary && { summary: json(summary) }) },
    select: { cancelled: true },
  })
  return row.cancelled
}

export interface Thing {
  kind: string
  subjectId: string
  outcome: string
  file: string
}
export const listThings = (client: Db, importId: string): Promise<Thing[]> =>
  client.importThing.findMany({
    where: { importId },
    orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }, { subjectId: 'asc' }],
    select: { kind: true, subjectId: true, outcome: true, file: true },
  })

export async function countThings(client: Db, importId: string): Promise<Record<string, number>> {
  const rows = await client.importThing.groupBy({ by: ['kind'], where: { importId }, _count: true })
  return Object.fromEntries(rows.map((row) => [row.kind, row._count]))
}

/**
 * First and last of the files of each import of this person (of everyone with `personId` null) by their names: those that wait, else those
 * that something came from.
 */
export async function listFileEnds(
  ids: readonly string[],
  personId: string | null,
): Promise<Map<string, { first: string; last: string }>> {
  const mine = { importId: { in: [...ids] }, ...(personId !== null && { import: { createdById: personId } }) }
  const by = ['importId' as const]
  const [waiting, taken] = await Promise.all([
    db.importUpload.groupBy({ by, where: mine, _min: { path: true }, _max: { path: true } }),
    db.importThing.groupBy({
      by,
      where: { ...mine, file: { not: '' } },
      _min: { file: true },
      _max: { file: true },
    }),
  ])
  return new Map([
    ...taken.map(({ importId, _min, _max }) => [importId, { first: _min.file ?? '', last: _max.file ?? '' }] as const),
    ...waiting.map(
      ({ importId, _min, _max }) => [importId, { first: _min.path ?? '', last: _max.path ?? '' }] as const,
    ),
  ])
}

export async function listImportRows(
  personId: string | null,
  after: readonly [string, string] | undefined,
  limit: number,
) {
  const mine = personId !== null ? { createdById: personId } : {}
  const at = after && new Date(after[0])
  return db.import.findMany({
    where: {
      ...mine,
      ...(after && at && { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after[1] } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    omit: { preview: true, mapping: true, kept: true, unread: true },
  })
}

export const findMapping = async (source: string): Promise<ImportMapping> =>
  source === '' ? {} : (((await db.importMapping.findUnique({ where: { source } }))?.mapping as ImportMapping) ?? {})

export async function saveMapping(client: Tx | Db, source: string, mapping: ImportMapping): Promise<void> {
  if (source === '' || Object.keys(mapping).length === 0) return
  await client.importMapping.upsert({
    where: { source },
    create: { source, mapping },
    update: { mapping },
  })
}
