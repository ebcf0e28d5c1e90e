import { newId } from '@/lib/core/ids'
import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Remnant } from '@/lib/server/room'

/** Stores places that must be rewritten; one that was done before and holds words again is open again. */
export async function storeRewrites(tx: Tx, remnants: readonly Remnant[], now: Date): Promise<void> {
  if (remnants.length === 0) return
  const rows = remnants.map(({ id: refId, ...place }) => ({ ...place, refId, id: newId(), createdAt: now }))
  await tx.$executeRaw`
    INSERT INTO "Rewrite" ("id", "kind", "refId", "field", "href", "found", "createdAt")
    SELECT DISTINCT ON ("kind", "refId", "field") "id", "kind", "refId", "field", "href", "found", "createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "kind" text, "refId" text, "field" text,
      "href" text, "found" text, "createdAt" timestamptz)
    ON CONFLICT ("kind", "refId", "field") DO UPDATE SET "href" = EXCLUDED."href", "found" = EXCLUDED."found",
      "createdAt" = EXCLUDED."createdAt", "doneAt" = NULL, "doneById" = NULL`
}

/** Open rewrites, the oldest first, from after `(createdAt, id)`. */
export const listOpenRewrites = (db: Db, after: readonly [string, string] | undefined, limit: number) =>
  db.rewrite.findMany({
    where: {
      doneAt: null,
      ...(after && {
        OR: [{ createdAt: { gt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { gt: after[1] } }],
      }),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })

export const countOpenRewrites = (): Promise<number> =>
  countTogether(Prisma.sql`SELECT count(*) FROM "Rewrite" WHERE "doneAt" IS NULL`)

/** @returns whether it was open */
export async function markRewritten(tx: Tx, id: string, personId: string, now: Date): Promise<boolean> {
  return (
    (await tx.rewrite.updateMany({ where: { id, doneAt: null }, data: { doneAt: now, doneById: personId } })).count > 0
  )
}

/** Every text of the room that a person can write, a page of sessions at a time, for the search of withdrawn words. */
export const listSessionTexts = (db: Db, after: string | undefined, limit: number) =>
  db.fieldSession.findMany({
    where: after ? { id: { gt: after } } : {},
    orderBy: { id: 'asc' },
    take: limit,
    include: { participants: true, highlights: true },
  })
