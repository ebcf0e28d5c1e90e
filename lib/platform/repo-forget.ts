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
