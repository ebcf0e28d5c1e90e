import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import { rfcById } from './repo'
import type { RfcFormat, RfcStatus } from './schema'
import type { Rfc } from './schema-rows'

/** The texts of all versions up to one, oldest first, the last `limit` of them. */
export async function textsOf(rfcId: string, upTo: number, limit = 100) {
  const rows = await db.rfcVersion.findMany({
    where: { rfcId, version: { lte: upTo } },
    orderBy: { version: 'desc' },
    take: limit,
    select: { version: true, body: true, format: true, authorId: true, createdAt: true },
  })
  return rows.reverse()
}

/**
 * Whose words versions took over from a suggestion, by version: who took them over is the version's author, not theirs.
 * @param among of these versions; of all where it is left out
 */
export async function listSuggesters(rfcId: string, among?: readonly number[]): Promise<Map<number, string | null>> {
  const rows = await readTogether<{ version: number; authorId: string | null }>(
    Prisma.sql`SELECT "appliedVersion" AS "version", "authorId" FROM "RfcComment"
      WHERE "rfcId" = ${rfcId} AND ${among ? Prisma.sql`"appliedVersion" = ANY(${[...among]})` : Prisma.sql`"appliedVersion" IS NOT NULL`}`,
  )
  return new Map(rows.map(({ version, authorId }) => [version, authorId]))
}

/** Texts read at once: so many of the newest, and each that is asked for by name. */
const MAX_TEXTS = 40

/** The texts of versions `from` … `to`, oldest first: all of a short history, of a long one the newest and those in `keep`. */
export async function listTexts(
  rfcId: string,
  { from, to, keep = [from] }: { from: number; to: number; keep?: readonly number[] },
  on: Db = db,
) {
  const rows = await on.rfcVersion.findMany({
    where: {
      rfcId,
      version: { gte: from, lte: to },
      OR: [{ version: { gt: to - MAX_TEXTS } }, { version: { in: [...new Set(keep)] } }],
    },
    orderBy: { version: 'asc' },
    select: { version: true, body: true, format: true },
  })
  return rows.map((row) => ({ ...row, format: row.format as RfcFormat }))
}

/** The current version of an RFC, which stays so until the transaction ends. */
export async function lockVersion(tx: Tx, rfcId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT "version" FROM "Rfc" WHERE "id" = ${rfcId} FOR UPDATE`
  return row?.version ?? 0
}

/** Keeps an RFC as it is until the transaction ends, and reads it; null where it is gone. */
export async function lockRfc(tx: Tx, rfcId: string): Promise<Rfc | null> {
  await tx.$queryRaw`SELECT 1 FROM "Rfc" WHERE "id" = ${rfcId} FOR UPDATE`
  return rfcById(rfcId, tx)
}

/** The version that was current at a moment; the first one where none was yet. */
export async function versionAt(rfcId: string, at: Date, on: Db = db): Promise<number> {
  const row = await on.rfcVersion.findFirst({
    where: { rfcId, createdAt: { lte: at } },
    orderBy: { version: 'desc' },
    select: { version: true },
  })
  return row?.version ?? 1
}

/** The version that last changed what is proposed; 1 where none did since. */
export async function lastMaterialVersion(rfcId: string, on: Db = db): Promise<number> {
  const [row] = await readTogether<{ version: number | null }>(
    Prisma.sql`SELECT max("version") AS "version" FROM "RfcVersion" WHERE "rfcId" = ${rfcId} AND "material"`,
    [],
    on,
  )
  return row?.version ?? 1
}

/** The title and text of the version that last changed what is proposed: of the first one where none did since. */
export const textOfLastMaterial = (rfcId: string, on: Db = db): Promise<{ title: string; body: string } | null> =>
  on.rfcVersion.findFirst({
    where: { rfcId, OR: [{ material: true }, { version: 1 }] },
    orderBy: { version: 'desc' },
    select: { title: true, body: true },
  })

/** The current version and status of an RFC; null where there is none of this number. */
export async function currentOf(number: number, on: Db = db): Promise<{ version: number; status: RfcStatus } | null> {
  const row = await on.rfc.findUnique({ where: { number }, select: { version: true, status: true } })
  return row && { version: row.version, status: row.status as RfcStatus }
}
