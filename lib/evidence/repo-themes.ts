import type { Db, Tx } from '@/lib/server/db'

export interface ThemeName {
  id: string
  label: string
}

/** Changes of which item is in which theme, one at a time. */
export async function lockThemes(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('insight themes'))`
}

/** The largest themes, by name. */
export const listLargestThemes = (client: Db, limit: number): Promise<ThemeName[]> =>
  client.theme.findMany({
    where: { mergedIntoId: null, fadedAt: null },
    orderBy: [{ size: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, label: true },
  })

/** The themes of items by what they were taken from. */
export const listThemeRowsByRef = (
  client: Db,
  kind: string,
  refIds: string[],
): Promise<(ThemeName & { refId: string; chosen: boolean })[]> =>
  client.$queryRaw`
    SELECT e."refId", t."id", t."label", m."chosen" FROM "Evidence" e JOIN "ThemeEvidence" m
      ON m."evidenceId" = e."id" JOIN "Theme" t ON t."id" = m."themeId"
    WHERE e."refKind" = ${kind} AND e."refId" = ANY(${refIds}) ORDER BY t."size" DESC, t."id"`

/** What the items of one source that are in a theme were taken from; at most `limit`. */
export async function listRefRowsInTheme(
  client: Db,
  themeId: string,
  sourceId: string,
  limit: number,
): Promise<string[]> {
  const rows = await client.evidence.findMany({
    where: { sourceId, themes: { some: { themeId } } },
    select: { refId: true },
    take: limit,
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.refId)
}

/** The theme of this name, made where there is none; its counts are made when themes are found again. */
export async function upsertTheme(tx: Tx, label: string, now: Date): Promise<string> {
  const [row] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT "id" FROM "Theme" WHERE lower("label") = lower(${label}) AND "mergedIntoId" IS NULL ORDER BY "size" DESC, "id" LIMIT 1`
  if (row) return row.id
  const key = `chosen ${label.toLowerCase()}`
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Theme" ("id", "key", "label", "terms", "size", "people", "teams", "trend", "source", "labelPinned", "createdAt")
    VALUES (md5('theme ' || ${key})::uuid::text, ${key}, ${label}, '{}', 0, 0, 0, 0, 'hand', true, ${now})
    ON CONFLICT ("key") DO UPDATE SET "key" = EXCLUDED."key" RETURNING "id"`
  return made!.id
}

/** Puts items in a theme, to stay there. */
export async function chooseMembers(tx: Tx, themeId: string, evidenceIds: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight", "chosen") SELECT ${themeId}, id, 1, true
      FROM unnest(${evidenceIds}::text[]) AS id
    ON CONFLICT ("themeId", "evidenceId") DO UPDATE SET "chosen" = true`
}

/** Takes items out of a theme that a person had put them in. @returns how many were */
export async function unchooseMembers(tx: Tx, themeId: string, evidenceIds: string[]): Promise<number> {
  return (await tx.themeEvidence.deleteMany({ where: { themeId, evidenceId: { in: evidenceIds }, chosen: true } }))
    .count
}
