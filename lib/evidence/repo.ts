import type { z } from 'zod'
import { dayOf } from '@/lib/core/clock'
import { MINIMUM } from '@/lib/core/minimum'
import { newId } from '@/lib/core/ids'
import { firstWords } from '@/lib/core/search-words'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { StoredEvidence } from './presenter'
import { handOver } from './repo-same'
import type { Audience, EvidenceFilter, EvidenceKind, EvidenceRef, evidenceItemSchema } from './schema'

type StoredItem = z.output<typeof evidenceItemSchema>

const UNNAMED: readonly EvidenceKind[] = ['highlight', 'observation', 'ticket', 'chat', 'note']
/** Whether voices of this kind are not named. */
export const isUnnamedKind = (kind: EvidenceKind): boolean => UNNAMED.includes(kind)

export const refKey = (ref: EvidenceRef): string => `${ref.kind}\u0000${ref.id}`

/** The ids of items by their reference; what is not there is not in the map. */
export async function listIdsByRef(db: Db, refs: readonly EvidenceRef[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; refKind: EvidenceRef['kind']; refId: string }[]>`
    SELECT e."id", e."refKind", e."refId"
    FROM "Evidence" e
    JOIN jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS r("kind" text, "id" text)
      ON e."refKind" = r."kind" AND e."refId" = r."id"`
  return new Map(rows.map((row) => [refKey({ kind: row.refKind, id: row.refId }), row.id]))
}

/** Every column of an item that its room decides, with the type it has in JSON. */
const columns = Prisma.raw(
  [
    'rung',
    'text',
    'personId',
    'teamId',
    'people',
    'anonymous',
    'platform',
    'occurredAt',
    'voice',
    'attribution',
    'audience',
    'sourceId',
    'askKey',
    'sourceTitle',
    'href',
    'tags',
  ]
    .map((name) => `"${name}"`)
    .join(', '),
)
const excluded = Prisma.raw(columns.sql.replace(/"(\w+)"/g, 'EXCLUDED."$1"'))
const current = Prisma.raw(columns.sql.replace(/"(\w+)"/g, 'e."$1"'))

/**
 * Writes items in one statement: new ones inserted, known ones (by reference) updated where something differs.
 * @param few teams that are smaller than a group now
 */
export async function upsertItems(
  tx: Tx,
  items: readonly StoredItem[],
  few: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const rows = items.map(({ ref, platformTeam, occurredAt, ...item }) => ({
    ...item,
    ofFew: isUnnamedKind(ref.kind) && few.has(item.teamId ?? ''),
    id: newId(),
    kind: ref.kind,
    refKind: ref.kind,
    refId: ref.id,
    platform: platformTeam,
    occurredAt: dayOf(occurredAt),
    createdAt: item.anonymous ? dayOf(now) : now,
  }))
  await tx.$executeRaw`
    INSERT INTO "Evidence" AS e ("id", "kind", "refKind", "refId", "createdAt", "ofFew", ${columns})
    SELECT "id", "kind", "refKind", "refId", "createdAt", "ofFew", ${columns}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "kind" text, "refKind" text, "refId" text,
      "createdAt" timestamptz, "ofFew" boolean, "rung" text, "text" text, "personId" text, "teamId" text, "people" int, "anonymous" boolean,
      "platform" boolean, "occurredAt" date, "voice" text, "attribution" text, "audience" text, "sourceId" text,
      "askKey" text, "sourceTitle" text, "href" text, "tags" text[])
    ON CONFLICT ("refKind", "refId") DO UPDATE SET (${columns}) = ROW(${excluded}),
      "ofFew" = EXCLUDED."ofFew" OR e."ofFew" AND e."teamId" IS NOT DISTINCT FROM EXCLUDED."teamId",
      "createdAt" = CASE WHEN EXCLUDED."anonymous" THEN EXCLUDED."createdAt" ELSE e."createdAt" END
    WHERE (${current}) IS DISTINCT FROM (${excluded})`
}

/** The items with these ids, and those of these sources. */
export async function listIdsOfChanged(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.evidence.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { sourceId: { in: [...ids] } }] },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** The insights that items are linked to. */
export async function listInsightIds(db: Db, evidenceIds: readonly string[]): Promise<string[]> {
  const links = await db.$queryRaw<{ insightId: string }[]>`
    SELECT DISTINCT "insightId" FROM "InsightEvidence" WHERE "evidenceId" = ANY(${evidenceIds})`
  return links.map((link) => link.insightId)
}

/** Takes teams off the answers of one source but those named here. @returns how many named one */
export const unnameTeams = (
  tx: Tx,
  sourceId: string,
  named: readonly { refId: string; teamId: string }[],
): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Evidence" e SET "teamId" = NULL, "platform" = false
    WHERE e."sourceId" = ${sourceId} AND e."kind" = 'answer' AND (e."teamId" IS NOT NULL OR e."platform")
      AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS n("refId" text, "teamId" text)
        WHERE n."refId" = e."refId" AND n."teamId" = e."teamId")`

/** Deletes items. What they stood for stays, with one of it standing for the others. */
export async function deleteItems(tx: Tx, ids: readonly string[]): Promise<number> {
  await handOver(tx, ids)
  return tx.$executeRaw`DELETE FROM "Evidence" WHERE "id" = ANY(${ids})`
}

/** A stored item with who may read it. */
export type EvidenceRow = StoredEvidence

/** The same in SQL. */
export const UNNAMED_KINDS = `(${UNNAMED.map((kind) => `'${kind}'`).join(', ')})`

/**
 * Pieces `e` of voices that are not named, from a team `t` of fewer people than a group, now or when they were written down: beside a
 * pseudonym such a team says whose the words are, and who was in it then is known when it has grown. It is hidden as the team of an
 * answer without a name is, and in figures it is an unknown team.
 */
export const ofTheFew = Prisma.raw(
  `(e."kind" IN ${UNNAMED_KINDS} AND (e."ofFew" OR t."headcount" BETWEEN 1 AND ${MINIMUM.score - 1}) IS TRUE)`,
)
const teamName = `CASE WHEN NOT ${ofTheFew.sql} THEN t."name" END AS "teamName"`

const selected = Prisma.raw(`e."id", e."kind", e."rung", e."text", e."personId", e."voice", e."attribution", e."teamId",
  CASE WHEN e."kind" IN ('rfc', 'rfc-comment') THEN p."name" END AS "author", ${teamName},
  e."people", e."anonymous", e."platform", e."occurredAt", e."refId", e."sourceId", e."askKey",
  e."sourceTitle", e."href", e."tags", e."audience", e."sameAsId"`)
export const from = Prisma.raw(
  '"Evidence" e LEFT JOIN "Team" t ON t."id" = e."teamId" LEFT JOIN "Person" p ON p."id" = e."personId"',
)

/** Whether no reader may learn who said it: anonymous, or an answer in confidence. */
export const unnamed = (table: 'e' | 's') =>
  Prisma.raw(`(${table}."anonymous" OR (${table}."kind" = 'answer' AND ${table}."audience" = 'researchers'))`)

/** What the reader may see and asks for, as a WHERE. `anonymousSources`: where the asked team may be named. */
export type EvidenceQuery = Omit<EvidenceFilter, 'team'> & {
  audience: Audience
  /** Phrases and words without which, or with which, nothing is to be found. Such as no text can be searched for ("the") ask nothing. */
  strictly?: string
  teamId?: string
  anonymousSources?: readonly string[]
}

const links = Prisma.sql`EXISTS (SELECT 1 FROM "InsightEvidence" l WHERE l."evidenceId" = e."id"`
/** A condition on pieces `e`. */
export const inNoInsight = Prisma.sql`NOT ${links})`

/**
 * Whether a list holds all of a group that says the same, or nothing of it: then the one that stands for all is enough. A
 * filter may let one of them through and not the one that stands for it, so that it shows every piece.
 */
const isWhole = ({
  audience: _audience,
  insight: _insight,
  stance: _stance,
  anonymousSources: _sources,
  ...filter
}: EvidenceQuery) => Object.values(filter).every((value) => value === undefined)

/**
 * Pieces `e` for which another one stands that this reader may read. Asked row by row: as EXISTS it reads the whole table into memory
 * once the first merged piece is met.
 */
const isFolded = (audience: Audience): Prisma.Sql => {
  const kept = Prisma.sql`(SELECT k."audience" FROM "Evidence" k WHERE k."id" = e."sameAsId")`
  return audience === 'everyone'
    ? Prisma.sql`e."sameAsId" IS NOT NULL AND ${kept} = 'everyone'`
    : Prisma.sql`e."sameAsId" IS NOT NULL AND ${kept} IS NOT NULL`
}

/** A condition on pieces `e` of `from`. */
export const where = (wanted: EvidenceQuery): Prisma.Sql =>
  isWhole(wanted) ? Prisma.sql`${asked(wanted)} AND (${isFolded(wanted.audience)}) IS NOT TRUE` : asked(wanted)

/** The same with the pieces that another one stands for. */
function asked(wanted: EvidenceQuery): Prisma.Sql {
  const all: Prisma.Sql[] = []
  if (wanted.audience === 'everyone') all.push(Prisma.sql`e."audience" = 'everyone'`)
  if (wanted.kind) all.push(Prisma.sql`e."kind" = ${wanted.kind}`)
  if (wanted.rung) all.push(Prisma.sql`e."rung" = ${wanted.rung}`)
  if (wanted.teamId) {
    all.push(Prisma.sql`e."teamId" = ${wanted.teamId}
      AND (NOT ${unnamed('e')} OR e."sourceId" = ANY(${wanted.anonymousSources ?? []}))
      ${wanted.audience === 'everyone' ? Prisma.sql`AND NOT ${ofTheFew}` : Prisma.empty}`)
  }
  if (wanted.tag) all.push(Prisma.sql`e."tags" @> ARRAY[${wanted.tag}]::text[]`)
  if (wanted.q) all.push(Prisma.sql`e."search" @@ search_query(${firstWords(wanted.q)})`)
  if (wanted.strictly) {
    const strict = Prisma.sql`search_query(${firstWords(wanted.strictly)})`
    all.push(Prisma.sql`(numnode(${strict}) = 0 OR e."search" @@ ${strict})`)
  }
  const stance = wanted.stance ? Prisma.sql`AND l."stance" = ${wanted.stance}` : Prisma.empty
  if (wanted.insight) all.push(Prisma.sql`${links} AND l."insightId" = ${wanted.insight} ${stance})`)
  if (wanted.linked) all.push(wanted.linked === 'yes' ? Prisma.sql`${links})` : Prisma.sql`NOT ${links})`)
  if (wanted.triage) {
    all.push(
      Prisma.sql`EXISTS (SELECT 1 FROM "EvidenceTriage" x WHERE x."evidenceId" = e."id" AND x."state" = ${wanted.triage})`,
    )
  }
  if (wanted.theme) {
    all.push(
      Prisma.sql`EXISTS (SELECT 1 FROM "ThemeEvidence" m WHERE m."evidenceId" = e."id" AND m."themeId" = ${wanted.theme})`,
    )
  }
  return all.length > 0 ? Prisma.join(all, ' AND ') : Prisma.sql`true`
}

const depth = Prisma.raw(`CASE e."rung" WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END`)

/** Items of an insight, the deepest rung first and the newest within it, from after `(depth, day, id)`; with the depth. */
export async function listDeepestRows(
  db: Db,
  wanted: EvidenceQuery,
  after: readonly [number, string, string] | undefined,
  limit: number,
): Promise<(EvidenceRow & { depth: number })[]> {
  const page = after
    ? Prisma.sql`AND (${depth}, e."occurredAt", e."id") < (${after[0]}::int, ${after[1]}::date, ${after[2]})`
    : Prisma.empty
  return db.$queryRaw`SELECT ${selected}, ${depth} AS "depth" FROM ${from} WHERE ${where(wanted)} ${page}
    ORDER BY "depth" DESC, e."occurredAt" DESC, e."id" DESC LIMIT ${limit}`
}

/** Items newest first, from after `(day, id)`. */
export async function listRows(
  db: Db,
  wanted: EvidenceQuery,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<EvidenceRow[]> {
  const page = after ? Prisma.sql`AND (e."occurredAt", e."id") < (${after[0]}::date, ${after[1]})` : Prisma.empty
  return db.$queryRaw<EvidenceRow[]>`SELECT ${selected} FROM ${from} WHERE ${where(wanted)} ${page}
    ORDER BY e."occurredAt" DESC, e."id" DESC LIMIT ${limit}`
}

export async function countRows(db: Db, wanted: EvidenceQuery): Promise<number> {
  // Those that another one stands for are few: all less these is counted eight times as fast as asking of each.
  const folded = isWhole(wanted)
    ? Prisma.sql`(SELECT count(*) FROM ${from} WHERE ${asked(wanted)} AND ${isFolded(wanted.audience)})`
    : Prisma.sql`0`
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT (count(*) - ${folded})::int AS n FROM ${from} WHERE ${asked(wanted)}`
  return row?.n ?? 0
}

/**
 * The same without the words and where to read them: what counting reads of thousands of items. Who answered without a name as of a team
 * that was put away is of some other one now: of an unknown team, so that they do not add to what they say as of that one.
 */
export const listRowsForCounting = (db: Db, ids: readonly string[]): Promise<EvidenceRow[]> =>
  db.$queryRaw<EvidenceRow[]>`
    SELECT e."id", e."kind", e."rung", '' AS "text", e."personId", e."voice", NULL AS "attribution",
      CASE WHEN t."archivedAt" IS NULL OR NOT ${unnamed('e')} THEN e."teamId" END AS "teamId", NULL AS "author",
      ${Prisma.raw(teamName)}, e."people", e."anonymous", e."platform", e."occurredAt", e."refId", e."sourceId", e."askKey",
      '' AS "sourceTitle", NULL AS "href", '{}'::text[] AS "tags", e."audience", e."sameAsId"
    FROM ${from} WHERE e."id" = ANY(${ids})`

export const listRowsByIds = (db: Db, ids: readonly string[]): Promise<EvidenceRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : readTogether<EvidenceRow>(
        Prisma.sql`SELECT ${selected} FROM ${from} WHERE e."id" = ANY(${ids})`,
        ['occurredAt'],
        db,
      )

/**
 * How many people at least answered each anonymous source, by team: the largest number at one question.
 * Of the given sources, or of all that hold an item from the given team.
 */
export async function countAnonymousByTeam(
  db: Db,
  of: { sourceIds: readonly string[] } | { teamId: string },
): Promise<{ sourceId: string; teamId: string | null; people: number }[]> {
  const sources =
    'sourceIds' in of
      ? Prisma.sql`= ANY(${of.sourceIds})`
      : Prisma.sql`IN (SELECT s."sourceId" FROM "Evidence" s WHERE ${unnamed('s')} AND s."teamId" = ${of.teamId})`
  return db.$queryRaw`
    SELECT "sourceId", "teamId", max("n")::int AS "people"
    FROM (SELECT "sourceId", "teamId", sum("people") AS "n" FROM "Evidence" e
      WHERE ${unnamed('e')} AND "sourceId" ${sources} GROUP BY "sourceId", "teamId", "askKey") a
    GROUP BY "sourceId", "teamId"`
}

/** A team by its id or its name, upper and lower case alike. */
export const findTeam = (db: Db, idOrName: string) =>
  db.team.findFirst({
    where: { OR: [{ id: idOrName }, { name: { equals: idOrName, mode: 'insensitive' } }] },
    select: { id: true, name: true },
  })

/** References and words of a person's items of some kinds. */
export async function listItemsOfPerson(
  db: Db,
  personId: string,
  kinds: readonly EvidenceKind[],
): Promise<{ ref: EvidenceRef; text: string }[]> {
  const rows = await db.evidence.findMany({
    where: { personId, kind: { in: [...kinds] } },
    select: { refKind: true, refId: true, text: true },
  })
  return rows.map((row) => ({ ref: { kind: row.refKind as EvidenceKind, id: row.refId }, text: row.text }))
}

/** Takes a person off their items, which stay distinct as one nameless voice. @returns the items */
export async function anonymiseItems(tx: Tx, personId: string, voice: string): Promise<string[]> {
  const rows = await tx.evidence.updateManyAndReturn({
    where: { personId },
    data: { personId: null, attribution: null, voice },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Takes a person off what they answered in confidence. @returns the items */
export async function unlinkConfidential(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.evidence.updateManyAndReturn({
    where: { personId, kind: 'answer', audience: 'researchers' },
    data: { personId: null },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Adds a tag to every item of a source and takes others away, in one statement. @returns the items that changed */
export async function tagItems(tx: Tx, sourceId: string, tag: string, insteadOf: readonly string[]): Promise<string[]> {
  const others = insteadOf.filter((other) => other !== tag)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Evidence" SET "tags" = array(SELECT t FROM unnest("tags") AS t WHERE t <> ALL(${[...others, tag]}::text[])) || ${tag}::text
    WHERE "sourceId" = ${sourceId} AND NOT "anonymous" AND (NOT "tags" @> ARRAY[${tag}] OR "tags" && ${others}::text[]) RETURNING "id"`
  return rows.map((row) => row.id)
}

export const listTeamRows = async (db: Db): Promise<string[]> =>
  (await db.team.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).map((team) => team.name)

/** Tags with how many pieces of this audience have them, the most used first. */
export const listTagRows = (db: Db, audience: Audience, limit: number): Promise<{ tag: string; pieces: number }[]> =>
  db.$queryRaw`
    SELECT t."tag", count(*)::int AS "pieces" FROM "Evidence" e, unnest(e."tags") AS t("tag")
    WHERE ${audience === 'everyone' ? Prisma.sql`e."audience" = 'everyone'` : Prisma.sql`true`}
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`
