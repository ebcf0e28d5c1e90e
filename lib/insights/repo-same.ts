import type { Db, Tx } from '@/lib/server/db'
import type { GroupLink } from './rules-same'

/** Every link of some pieces. */
export const listGroupLinks = (db: Db, evidenceIds: readonly string[]): Promise<GroupLink[]> =>
  db.$queryRaw`
    SELECT "insightId", "evidenceId", "stance", "agrees", "followed" FROM "InsightEvidence"
    WHERE "evidenceId" = ANY(${evidenceIds}::text[]) ORDER BY "insightId", "evidenceId"`

export async function deleteGroupLinks(
  tx: Tx,
  links: readonly Pick<GroupLink, 'insightId' | 'evidenceId'>[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "InsightEvidence" l USING jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r("insightId" text, "evidenceId" text)
    WHERE l."insightId" = r."insightId" AND l."evidenceId" = r."evidenceId"`
}
