import type { Db, Tx } from '@/lib/server/db'

export type ThemeRow = {
  key: string
  label: string
  terms: string[]
  size: number
  people: number
  teams: number
  trend: number
  members: { id: string; weight: number }[]
}

/** The newest texts that themes are found in. What only researchers may read is left out: a theme's terms are for everybody. */
export const textsForThemes = (db: Db, limit: number) =>
  db.evidence.findMany({
    where: { audience: 'everyone', kind: { in: ['answer', 'rfc-comment', 'highlight', 'observation'] } },
    select: { id: true, text: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })

/** Puts the themes found in place of the last ones; one that grew from the same stem has the same id and keeps its insight. */
export async function replaceThemes(tx: Tx, themes: readonly ThemeRow[], now: Date): Promise<void> {
  await tx.theme.deleteMany({ where: { key: { notIn: themes.map((theme) => theme.key) } } })
  await tx.themeEvidence.deleteMany({ where: { chosen: false } })
  await tx.$executeRaw`
    INSERT INTO "Theme" ("id", "key", "label", "terms", "size", "people", "teams", "trend", "createdAt")
    SELECT md5('theme ' || r."key")::uuid::text, r."key", r."label", r."terms", r."size", r."people", r."teams", r."trend", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(themes)}::jsonb) AS r("key" text, "label" text, "terms" text[], "size" int, "people" int, "teams" int, "trend" float8)
    ON CONFLICT ("key") DO UPDATE SET "label" = EXCLUDED."label", "terms" = EXCLUDED."terms", "size" = EXCLUDED."size",
      "people" = EXCLUDED."people", "teams" = EXCLUDED."teams", "trend" = EXCLUDED."trend"`
  const members = themes.flatMap((theme) =>
    theme.members.map((one) => ({ key: theme.key, evidenceId: one.id, weight: one.weight })),
  )
  await tx.$executeRaw`
    INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", "weight")
    SELECT t."id", r."evidenceId", r."weight"
    FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS r("key" text, "evidenceId" text, "weight" float8)
    JOIN "Theme" t ON t."key" = r."key"
    JOIN "Evidence" e ON e."id" = r."evidenceId"
    ON CONFLICT DO NOTHING`
}

/** Themes, the largest first, each with its most typical texts. */
export const listThemeRows = (db: Db, after: readonly [number, string] | undefined, limit: number, examples: number) =>
  db.theme.findMany({
    where: after ? { OR: [{ size: { lt: after[0] } }, { size: after[0], id: { lt: after[1] } }] } : {},
    orderBy: [{ size: 'desc' }, { id: 'desc' }],
    take: limit,
    include: {
      members: {
        orderBy: [{ weight: 'desc' }, { evidenceId: 'asc' }],
        take: examples,
        select: { evidence: { select: { id: true, text: true, audience: true } } },
      },
    },
  })

export const themeWithMembers = (db: Db, id: string, most: number) =>
  db.theme.findUnique({
    where: { id },
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
