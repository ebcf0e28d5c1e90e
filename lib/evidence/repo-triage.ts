import { countTogether } from '@/lib/server/counts'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { inNoInsight } from './repo'
import type { TriageState } from './schema-triage'

/** Pieces that are in no insight, that nobody put away, and that nobody else has open at the desk. */
const waiting = (reader: string, now: Date) => Prisma.sql`
  ${inNoInsight} AND e."sameAsId" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "EvidenceTriage" t WHERE t."evidenceId" = e."id")
  AND NOT EXISTS (SELECT 1 FROM "EvidenceClaim" c WHERE c."evidenceId" = e."id" AND c."personId" <> ${reader} AND c."until" > ${now})`

/** The newest pieces that wait, of each rung at most `limit`: the deep ones are few and must not drown. */
export async function listWaitingIds(db: Db, reader: string, now: Date, limit: number): Promise<string[]> {
  const rung = (name: string) => Prisma.sql`
    (SELECT e."id" FROM "Evidence" e WHERE e."rung" = ${name} AND ${waiting(reader, now)}
     ORDER BY e."occurredAt" DESC, e."id" DESC LIMIT ${limit})`
  const rows = await db.$queryRaw<
    { id: string }[]
  >`${rung('high')} UNION ALL ${rung('medium')} UNION ALL ${rung('low')}`
  return rows.map((row) => row.id)
}

/** How many pieces wait, counted no further than `most`. */
export const countWaiting = (most: number): Promise<number> =>
  countTogether(Prisma.sql`SELECT count(*) FROM (
      SELECT 1 FROM "Evidence" e
      WHERE ${inNoInsight} AND e."sameAsId" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "EvidenceTriage" t WHERE t."evidenceId" = e."id")
      ORDER BY e."occurredAt" DESC, e."id" DESC LIMIT ${most}) w`)

/** Gives pieces to a person for a while, where no one else has them. @returns those that are theirs now */
export async function claim(
  tx: Tx,
  ids: readonly string[],
  personId: string,
  until: Date,
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ evidenceId: string }[]>`
    INSERT INTO "EvidenceClaim" AS c ("evidenceId", "personId", "until")
    SELECT e."id", ${personId}, ${until} FROM "Evidence" e WHERE e."id" = ANY(${ids}::text[]) ORDER BY e."id"
    ON CONFLICT ("evidenceId") DO UPDATE SET "personId" = EXCLUDED."personId", "until" = EXCLUDED."until"
      WHERE c."personId" = EXCLUDED."personId" OR c."until" <= ${now}
    RETURNING "evidenceId"`
  return rows.map((row) => row.evidenceId)
}

/** Lets go of pieces that a person has before them; of all of theirs where none are named. */
export async function release(tx: Tx, personId: string, ids?: readonly string[]): Promise<void> {
  await tx.evidenceClaim.deleteMany({ where: { personId, ...(ids && { evidenceId: { in: [...ids] } }) } })
}

export async function setTriage(tx: Tx, ids: readonly string[], state: TriageState, byId: string, now: Date) {
  await tx.evidenceTriage.createMany({
    data: ids.map((evidenceId) => ({ evidenceId, state, byId, at: now })),
    skipDuplicates: true,
  })
}

export async function clearTriage(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.evidenceTriage.deleteMany({ where: { evidenceId: { in: [...ids] } } })
}
