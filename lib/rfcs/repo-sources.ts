import { db, type Db } from '@/lib/server/db'
import type { RfcLink } from './schema'

/** RFCs by the digest of the file that they were last taken from. */
export async function numbersByDigest(digests: readonly string[], on: Db = db): Promise<Map<string, number>> {
  const rows = await on.rfc.findMany({
    where: { sourceDigest: { in: [...digests] } },
    select: { sourceDigest: true, number: true },
    orderBy: { number: 'desc' },
  })
  return new Map(rows.map((row) => [row.sourceDigest!, row.number]))
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
