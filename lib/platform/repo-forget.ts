import type { Tx } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** First answers kept for repeated requests; those of requests that still run stay. */
export const forgetFirstAnswers = (tx: Tx) => tx.idempotencyKey.deleteMany({ where: { status: { not: null } } })

/** Audit entries whose details hold a text of more than one word, an address or the name of a file: codes are single words. */
export const eachTypedDetail = (tx: Tx) =>
  pages(
    '',
    (after, take) => tx.$queryRaw<{ id: string; detail: unknown }[]>`
      SELECT "id", "detail" FROM "AuditEntry"
      WHERE "id" > ${after} AND jsonb_path_exists("detail", '$.** ? (@.type() == "string" && @ like_regex "[[:space:]@./]")')
      ORDER BY "id" LIMIT ${take}`,
    (row) => row.id,
  )

/** Writes details anew, all in one statement. */
export async function storeDetails(tx: Tx, rows: readonly { id: string; detail: unknown }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`UPDATE "AuditEntry" a SET "detail" = r."detail"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "detail" jsonb) WHERE a."id" = r."id"`
}

/** The tables of the queue, which makes them when it first starts. */
const QUEUE = ['jobs.job', 'jobs.archive'] as const

/**
 * Excerpts that came with work: what is promised, waits, or was done in the last days and is kept by the queue. Whoever is told of
 * something reads it where it stands.
 */
export async function forgetExcerptsOfWork(tx: Tx): Promise<void> {
  const [there] = await tx.$queryRaw<{ tables: string[] }[]>`
    SELECT array_agg(name) FILTER (WHERE to_regclass(name) IS NOT NULL) AS "tables" FROM unnest(${[...QUEUE]}::text[]) AS name`
  for (const table of ['"Outbox"', ...QUEUE.filter((name) => there?.tables?.includes(name))])
    await tx.$executeRawUnsafe(
      `UPDATE ${table} SET "data" = "data" #- '{detail,excerpt}' WHERE "data" #> '{detail,excerpt}' IS NOT NULL`,
    )
}
