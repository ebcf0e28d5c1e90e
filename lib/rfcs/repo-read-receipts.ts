import { db } from '@/lib/server/db'

export type ReadReceipt = { personId: string; name: string; version: number; at: Date }

/** Who has opened which version, the newest version first, within one in the order they did; without `except`. */
export const listReadReceipts = (rfcId: string, except: readonly string[], limit = 5_000): Promise<ReadReceipt[]> =>
  db.$queryRaw<ReadReceipt[]>`
    SELECT s."personId", p."name", s."version", s."at" FROM "RfcSeen" s JOIN "Person" p ON p."id" = s."personId"
    WHERE s."rfcId" = ${rfcId} AND NOT s."personId" = ANY(${[...except]}) ORDER BY s."version" DESC, s."at", p."name" LIMIT ${limit}`
