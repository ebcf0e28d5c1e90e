import { ask, db, type Db, type Tx } from '@/lib/server/db'
import type { RfcLink, RfcStatus } from './schema'
import type { Finding } from './import/schema'
import type { Rfc } from './schema-rows'

/** An RFC by the file that it was last taken from, and what was told of that file then. */
export interface KnownFile {
  number: number
  findings: Finding[] | null
}

/** RFCs by the digest of the file that they were last taken from. */
export async function filesByDigest(digests: readonly string[]): Promise<Map<string, KnownFile>> {
  if (digests.length === 0) return new Map()
  const rows = await ask<KnownFile & { digest: string }>(
    `SELECT "sourceDigest" AS "digest", "number", "sourceFindings" AS "findings"
     FROM "Rfc" WHERE "sourceDigest" = ANY($1::text[]) ORDER BY "number" DESC`,
    [digests],
  )
  return new Map(rows.map(({ digest, ...known }) => [digest, known]))
}

export interface KeptDigest {
  id: string
  digest: string
  findings: readonly Finding[]
}

/** Keeps that files were read anew and are what their RFCs were taken from. No change of an RFC. */
export async function keepDigests(tx: Tx, files: readonly KeptDigest[]): Promise<void> {
  await tx.$executeRaw`UPDATE "Rfc" r SET "sourceDigest" = f."digest", "sourceFindings" = nullif(f."findings", '[]')::jsonb
    FROM unnest(${files.map((file) => file.id)}::text[], ${files.map((file) => file.digest)}::text[],
      ${files.map((file) => JSON.stringify(file.findings))}::text[]) AS f("id", "digest", "findings")
    WHERE r."id" = f."id"`
}

/** Where these RFCs came from and which images they have of it, by number. */
export async function imagesByNumber(
  numbers: readonly number[],
): Promise<Map<number, Pick<Rfc, 'source' | 'fileImages'>>> {
  if (numbers.length === 0) return new Map()
  const rows = await ask<Pick<Rfc, 'number' | 'source' | 'fileImages'>>(
    'SELECT "number", "source", "fileImages" FROM "Rfc" WHERE "number" = ANY($1::int[])',
    [numbers],
  )
  return new Map(rows.map((row) => [row.number, row]))
}

/** What an export says of an RFC beside its text, with the digest of the file that was last found equal to one. */
export interface FileState {
  number: number
  version: number
  status: RfcStatus
  labels: string[]
  digest: string
}

/** Those of these RFCs whose exports were found equal to a file. */
export async function fileStates(numbers: readonly number[]): Promise<Map<number, FileState>> {
  if (numbers.length === 0) return new Map()
  const rows = await ask<FileState>(
    `SELECT "number", "version", "status", "labels", "fileDigest" AS "digest"
     FROM "Rfc" WHERE "number" = ANY($1::int[]) AND "fileDigest" IS NOT NULL`,
    [numbers],
  )
  return new Map(rows.map((row) => [row.number, row]))
}

/** Numbers of the RFCs whose files are called one of these at their source, oldest first. */
export async function numbersBySourceFile(files: readonly string[], on: Db = db): Promise<Map<string, number[]>> {
  const rows = await on.rfc.findMany({
    where: { sourceFile: { in: [...new Set(files)] } },
    select: { sourceFile: true, number: true },
    orderBy: { number: 'asc' },
  })
  const found = new Map<string, number[]>()
  for (const row of rows) found.set(row.sourceFile!, [...(found.get(row.sourceFile!) ?? []), row.number])
  return found
}

/** Of these keys, those that an RFC has. */
export async function takenKeys(keys: readonly string[], on: Db = db): Promise<Set<string>> {
  const rows = await on.rfc.findMany({ where: { sourceKey: { in: [...keys] } }, select: { sourceKey: true } })
  return new Set(rows.map((row) => row.sourceKey!))
}

/** An imported RFC as links are resolved: what it is called, and what it names. */
export type SourceRow = {
  id: string
  number: number
  from: string | null
  dialect: string
  path: string
  headerPath: string
  sourceNumber: string | null
  links: RfcLink[]
}

/** Every imported RFC's place and links, without texts. */
export const listSources = (on: Db = db): Promise<SourceRow[]> =>
  on.$queryRaw<SourceRow[]>`
    SELECT "id", "number", "sourceFrom" AS "from", "source"->>'dialect' AS "dialect", "source"->>'path' AS "path",
      coalesce("source"->>'headerPath', "source"->>'path') AS "headerPath", "source"->>'number' AS "sourceNumber",
      coalesce("source"->'links', '[]'::jsonb) AS "links"
    FROM "Rfc" WHERE "source" IS NOT NULL ORDER BY "number"`

/** RFCs of one source (null: of none that was named) whose files are called one of these. */
export const neighboursNamed = (
  files: readonly string[],
  from: string | null,
  on: Db = db,
): Promise<{ number: number; path: string; headerPath: string }[]> =>
  on.$queryRaw`
    SELECT "number", "source"->>'path' AS "path", coalesce("source"->>'headerPath', "source"->>'path') AS "headerPath"
    FROM "Rfc" WHERE "sourceFile" = ANY(${[...files]}) AND "sourceFrom" IS NOT DISTINCT FROM ${from} AND "source" IS NOT NULL
    ORDER BY "number"`
