import type { Db, Tx } from '@/lib/server/db'
import type { ComparedText } from './rules-same'
import type { ReadTheme, ShownRow, StatementPart, StoredTheme } from './schema-themes'

/** A theme to store, with its counts. */
export type ThemeRow = {
  id: string
  label: string
  terms: string[]
  size: number
  people: number
  teams: number
  trend: number
  members: { id: string; weight: number; part?: StatementPart }[]
  language: string | null
  centre: Float32Array | null
  spread: number | null
  x: number | null
  y: number | null
}

export type ThemeCounts = Pick<ThemeRow, 'id' | 'size' | 'people' | 'teams' | 'trend'>

/** Every theme with every piece in it, merged ones too. */
export async function listStoredThemes(db: Db): Promise<StoredTheme[]> {
  const rows = await db.theme.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      label: true,
      terms: true,
      labelPinned: true,
      source: true,
      mergedIntoId: true,
      promotedInsightId: true,
      members: { select: { ...partColumns, evidenceId: true, chosen: true }, orderBy: { evidenceId: 'asc' } },
    },
  })
  return rows.map((theme) => ({ ...theme, members: theme.members.map(withPart) }))
}

const partColumns = { partFrom: true, partTo: true } as const
const withPart = <Row extends { partFrom: number | null; partTo: number | null }>({
  partFrom,
  partTo,
  ...row
}: Row) => ({
  ...row,
  part: partFrom === null || partTo === null ? null : { from: partFrom, to: partTo },
})

/** Every theme with what the last run made of it, but for pieces that a run put there and whose words changed since. */
export async function listReadThemes(db: Db): Promise<ReadTheme[]> {
  const rows = await db.theme.findMany({
    orderBy: { id: 'asc' },
    include: {
      members: {
        where: { OR: [{ chosen: true }, { reworded: false }] },
        select: { ...partColumns, evidenceId: true, chosen: true, weight: true },
        orderBy: { evidenceId: 'asc' },
      },
    },
  })
  return rows.map(({ centre, ...theme }) => ({
    ...theme,
    members: theme.members.map(withPart),
    // A copy: the driver's bytes need not begin at a place where numbers of four bytes may.
    centre: centre && new Float32Array(new Uint8Array(centre).buffer),
  }))
}

/** What people said in their own words. A survey result and a measurement are figures; an RFC's body has many topics. */
export const SPOKEN = ['answer', 'rfc-comment', 'highlight', 'observation', 'vote', 'ticket', 'chat', 'note']
/** What only researchers may read is left out: a theme's terms are for everybody. */
const forThemes = { audience: 'everyone', kind: { in: SPOKEN } }

/** The newest texts that themes are found in. */
export const textsForThemes = (db: Db, limit: number) =>
  db.evidence.findMany({
    where: forThemes,
    select: { id: true, text: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })

/** The same with what decides which of them may be compared with each other. */
export const textsToCompare = (db: Db, limit: number): Promise<ComparedText[]> =>
  db.evidence.findMany({
    where: forThemes,
    select: { id: true, text: true, kind: true, anonymous: true, sourceId: true, askKey: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })

const storedTheme = ({ members: _members, centre, ...theme }: ThemeRow) => ({
  ...theme,
  centre: centre && Buffer.from(centre.buffer, centre.byteOffset, centre.byteLength).toString('base64'),
})

/** Stores themes and who is in them: those that are gone are deleted, those in `empty` keep what people did to them. */
export async function replaceThemes(
  tx: Tx,
  themes: readonly ThemeRow[],
  { gone, empty }: { gone: string[]; empty: string[] },
  now: Date,
): Promise<void> {
  await tx.theme.deleteMany({ where: { id: { in: gone } } })
  await tx.themeEvidence.deleteMany({ where: { chosen: false } })
  // What a person put into a merged theme is still here, and the rest is not known any more: a merge is taken back whole or not at all.
  await tx.$executeRaw`
    UPDATE "ThemeEvidence" m SET "cameFrom" = NULL, "shared" = NULL FROM "Theme" t
    WHERE t."mergedIntoId" = m."themeId" AND (t."id" = m."cameFrom" OR t."id" = m."shared"->>'themeId')`
  await tx.theme.updateMany({
    where: { id: { in: empty } },
    data: { size: 0, people: 0, teams: 0, trend: 0, fadedAt: now },
  })
  await tx.$executeRaw`
    INSERT INTO "Theme" ("id", "key", "label", "terms", "size", "people", "teams", "trend", "language", "centre",
      "spread", "x", "y", "createdAt")
    SELECT r."id", r."id", r."label", r."terms", r."size", r."people", r."teams", r."trend", r."language", decode(r."centre", 'base64'),
      r."spread", r."x", r."y", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(themes.map(storedTheme))}::jsonb) AS r("id" text, "label" text, "terms" text[], "size" int,
      "people" int, "teams" int, "trend" float8, "language" text, "centre" text, "spread" float8, "x" float8, "y" float8)
    ON CONFLICT ("id") DO UPDATE SET "label" = EXCLUDED."label", "terms" = EXCLUDED."terms", "size" = EXCLUDED."size",
      "people" = EXCLUDED."people", "teams" = EXCLUDED."teams", "trend" = EXCLUDED."trend", "language" = EXCLUDED."language",
      "centre" = EXCLUDED."centre", "spread" = EXCLUDED."spread", "x" = EXCLUDED."x", "y" = EXCLUDED."y", "fadedAt" = NULL`
  const members = themes.flatMap((theme) =>
    theme.members.map(({ id, weight, part }) => ({
      ...{ themeId: theme.id, evidenceId: id, weight },
      ...{ partFrom: part?.from ?? null, partTo: part?.to ?? null },
    })),
  )
  // A piece may have been withdrawn while the texts were read.
  await tx.$executeRaw`
    INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight", "partFrom", "partTo")
    SELECT r."themeId", r."evidenceId", r."weight", r."partFrom", r."partTo"
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
      AS r("themeId" text, "evidenceId" text, "weight" float8, "partFrom" int, "partTo" int)
    JOIN "Evidence" e ON e."id" = r."evidenceId"
    ON CONFLICT DO NOTHING`
}

/** Writes the counts of themes after people changed what is in them. */
export async function updateCounts(tx: Tx, themes: readonly ThemeCounts[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Theme" t SET "size" = r."size", "people" = r."people", "teams" = r."teams", "trend" = r."trend"
    FROM jsonb_to_recordset(${JSON.stringify(themes)}::jsonb) AS r("id" text, "size" int, "people" int, "teams" int, "trend" float8)
    WHERE t."id" = r."id"`
}

/** A theme that is shown, with the pieces in it; null where there is none. */
export const findTheme = (db: Db, id: string) =>
  db.theme.findFirst({
    where: { id, mergedIntoId: null },
    include: { members: { select: { evidenceId: true, evidence: { select: { text: true } } } } },
  })

export async function setLabel(tx: Tx, id: string, data: { label?: string; labelPinned: boolean }): Promise<void> {
  await tx.theme.update({ where: { id }, data })
}

/** Puts everything of a theme into another one, which takes its insight where it has none. */
export async function mergeInto(tx: Tx, id: string, into: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight", "chosen", "cameFrom", "partFrom", "partTo")
    SELECT ${into}, "evidenceId", "weight", "chosen", ${id}, "partFrom", "partTo" FROM "ThemeEvidence" WHERE "themeId" = ${id}
    ON CONFLICT ("themeId", "evidenceId") DO UPDATE SET "chosen" = "ThemeEvidence"."chosen" OR EXCLUDED."chosen",
      "shared" = jsonb_build_object('themeId', ${id}::text, 'weight', EXCLUDED."weight", 'chosen', EXCLUDED."chosen",
        'partFrom', EXCLUDED."partFrom", 'partTo', EXCLUDED."partTo", 'was', "ThemeEvidence"."chosen")`
  await tx.themeEvidence.deleteMany({ where: { themeId: id } })
  await tx.$executeRaw`
    UPDATE "Theme" t SET "promotedInsightId" = COALESCE(t."promotedInsightId", o."promotedInsightId")
    FROM "Theme" o WHERE t."id" = ${into} AND o."id" = ${id}`
  await tx.theme.update({ where: { id }, data: { mergedIntoId: into, size: 0, people: 0, teams: 0, trend: 0 } })
}

/** Makes a theme of pieces of another one; they stay in it. */
export async function splitOff(tx: Tx, from: string, theme: { id: string; label: string }, ids: string[], now: Date) {
  await tx.theme.create({
    data: {
      ...theme,
      key: theme.id,
      terms: [],
      size: 0,
      people: 0,
      teams: 0,
      trend: 0,
      source: 'hand',
      labelPinned: true,
      createdAt: now,
    },
  })
  await tx.$executeRaw`
    UPDATE "ThemeEvidence" SET "themeId" = ${theme.id}, "chosen" = true, "cameFrom" = ${from}
    WHERE "themeId" = ${from} AND "evidenceId" = ANY(${ids}::text[])`
}

/** What a theme was merged into; null where it was not. */
export const findMergedInto = async (db: Db, id: string): Promise<string | null> =>
  (await db.theme.findUnique({ where: { id }, select: { mergedIntoId: true } }))?.mergedIntoId ?? null

/** Where the pieces of a theme that was split off came from; null where it was not, or was found again since. */
export const findSplitFrom = async (db: Db, id: string): Promise<string | null> =>
  (await db.themeEvidence.findFirst({ where: { themeId: id, cameFrom: { not: null } }, select: { cameFrom: true } }))
    ?.cameFrom ?? null

/** Whether another theme was merged into this one. */
export const hasMerged = async (db: Db, id: string): Promise<boolean> =>
  (await db.theme.count({ where: { mergedIntoId: id } })) > 0

/** Takes a merge back: the theme is shown again with the pieces that came from it. @returns how many */
export async function unmerge(tx: Tx, id: string, into: string): Promise<number> {
  const moved = await tx.$executeRaw`
    UPDATE "ThemeEvidence" SET "themeId" = ${id}, "cameFrom" = NULL WHERE "themeId" = ${into} AND "cameFrom" = ${id}`
  const both = await tx.$executeRaw`
    INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight", "chosen", "partFrom", "partTo")
    SELECT ${id}, "evidenceId", ("shared"->>'weight')::float8, ("shared"->>'chosen')::boolean, ("shared"->>'partFrom')::int,
      ("shared"->>'partTo')::int FROM "ThemeEvidence" WHERE "themeId" = ${into} AND "shared"->>'themeId' = ${id}
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`
    UPDATE "ThemeEvidence" SET "chosen" = ("shared"->>'was')::boolean, "shared" = NULL
    WHERE "themeId" = ${into} AND "shared"->>'themeId' = ${id}`
  if (moved + both > 0) {
    await tx.$executeRaw`
      UPDATE "Theme" t SET "promotedInsightId" = NULL FROM "Theme" o
      WHERE t."id" = ${into} AND o."id" = ${id} AND t."promotedInsightId" = o."promotedInsightId"`
    await tx.theme.update({ where: { id }, data: { mergedIntoId: null, fadedAt: null } })
  }
  return moved + both
}

/** Takes a split back: the pieces return, and the theme made of them is gone. */
export async function unsplit(tx: Tx, id: string, from: string): Promise<void> {
  // Another statement of a piece may have been found in that theme since.
  await tx.$executeRaw`
    DELETE FROM "ThemeEvidence" o USING "ThemeEvidence" m WHERE m."themeId" = ${id} AND m."cameFrom" = ${from}
      AND o."themeId" = ${from} AND o."evidenceId" = m."evidenceId"`
  await tx.$executeRaw`
    UPDATE "ThemeEvidence" SET "themeId" = ${from}, "chosen" = false, "cameFrom" = NULL WHERE "themeId" = ${id} AND "cameFrom" = ${from}`
  await tx.theme.delete({ where: { id } })
}

const withExamples = (take: number) => ({
  members: {
    orderBy: [{ weight: 'desc' as const }, { evidenceId: 'asc' as const }],
    take,
    select: { ...partColumns, evidence: { select: { id: true, text: true, audience: true } } },
  },
})

/** One theme that is shown, as in the list. */
export async function findThemeRow(db: Db, id: string, examples: number): Promise<ShownRow | null> {
  const row = await db.theme.findFirst({ where: { id, mergedIntoId: null }, include: withExamples(examples) })
  return row && { ...row, members: row.members.map(withPart) }
}

/** Themes, the largest first, each with its most typical texts. */
export async function listThemeRows(
  db: Db,
  after: readonly [number, string] | undefined,
  limit: number,
  examples: number,
): Promise<ShownRow[]> {
  const rows = await db.theme.findMany({
    where: {
      mergedIntoId: null,
      fadedAt: null,
      ...(after && { OR: [{ size: { lt: after[0] } }, { size: after[0], id: { lt: after[1] } }] }),
    },
    orderBy: [{ size: 'desc' }, { id: 'desc' }],
    take: limit,
    include: withExamples(examples),
  })
  return rows.map((row) => ({ ...row, members: row.members.map(withPart) }))
}

export const themeWithMembers = (db: Db, id: string, most: number) =>
  db.theme.findFirst({
    where: { id, mergedIntoId: null },
    include: {
      members: { orderBy: [{ weight: 'desc' }, { evidenceId: 'asc' }], take: most, select: { evidenceId: true } },
    },
  })

/** Notes the insight that a theme became, where it has none yet. @returns whether it had none */
export async function markPromoted(tx: Tx, id: string, insightId: string): Promise<boolean> {
  return (
    (await tx.theme.updateMany({ where: { id, promotedInsightId: null }, data: { promotedInsightId: insightId } }))
      .count === 1
  )
}
