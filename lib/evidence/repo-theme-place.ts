import type { Db, Tx } from '@/lib/server/db'
import { SPOKEN } from './repo-theme-store'
import type { StatementPart } from './schema-themes'

/** Pieces that themes may be found in and that are in none, by their ids or the ids of their sources; the newest first. */
export const listUnplaced = (
  client: Db,
  ids: readonly string[],
  limit: number,
): Promise<{ id: string; text: string }[]> =>
  client.$queryRaw`
    SELECT e."id", e."text" FROM "Evidence" e
    WHERE (e."id" = ANY(${ids}) OR e."sourceId" = ANY(${ids})) AND e."audience" = 'everyone'
      AND e."kind" = ANY(${SPOKEN}) AND NOT EXISTS (SELECT 1 FROM "ThemeEvidence" m WHERE m."evidenceId" = e."id")
    ORDER BY e."occurredAt" DESC, e."id" DESC LIMIT ${limit}`

/** A theme that a text may join: the middle of its texts, of length 1, and the least cosine to it. */
export interface ThemeCentre {
  id: string
  centre: Float32Array
  spread: number
}

/** Themes that are shown and whose middle is known. */
export async function listCentres(client: Db): Promise<ThemeCentre[]> {
  const rows = await client.$queryRaw<{ id: string; centre: Uint8Array; spread: number }[]>`
    SELECT "id", "centre", "spread" FROM "Theme"
    WHERE "mergedIntoId" IS NULL AND "fadedAt" IS NULL AND "centre" IS NOT NULL AND "spread" IS NOT NULL ORDER BY "id"`
  return rows.map(({ centre, ...row }) => ({ ...row, centre: new Float32Array(new Uint8Array(centre).buffer) }))
}

/**
 * Puts pieces into themes, where both are still there; the size follows at once, people and teams with the next count.
 * @returns the themes that have more now
 */
export async function addMembers(
  tx: Tx,
  members: readonly { themeId: string; evidenceId: string; weight: number; part?: StatementPart }[],
): Promise<string[]> {
  const stored = members.map(({ part, ...one }) => ({ ...one, partFrom: part?.from ?? null, partTo: part?.to ?? null }))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH added AS (
      INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight", "partFrom", "partTo")
      SELECT t."id", e."id", r."weight", r."partFrom", r."partTo"
      FROM jsonb_to_recordset(${JSON.stringify(stored)}::jsonb)
        AS r("themeId" text, "evidenceId" text, "weight" float8, "partFrom" int, "partTo" int)
      JOIN "Theme" t ON t."id" = r."themeId" JOIN "Evidence" e ON e."id" = r."evidenceId"
      ON CONFLICT DO NOTHING RETURNING "themeId")
    UPDATE "Theme" t SET "size" = t."size" + a."n" FROM (SELECT "themeId", count(*)::int AS "n" FROM added GROUP BY 1) a
    WHERE t."id" = a."themeId" RETURNING t."id"`
  return rows.map((row) => row.id)
}

/** The ids of the pieces in some themes. */
export async function listMembersOf(client: Db, themeIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await client.$queryRaw<{ themeId: string; ids: string[] }[]>`
    SELECT "themeId", array_agg("evidenceId" ORDER BY "evidenceId") AS "ids" FROM "ThemeEvidence"
    WHERE "themeId" = ANY(${themeIds}) GROUP BY 1`
  return new Map(themeIds.map((id) => [id, rows.find((row) => row.themeId === id)?.ids ?? []]))
}
