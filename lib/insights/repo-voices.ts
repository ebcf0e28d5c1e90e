import { z } from 'zod'
import type { Db, Tx } from '@/lib/server/db'
import { keptHash, type KeptLink } from './repo'
import type { Ground, Weighed } from './rules-confidence'
import { packVoice, unpackVoice, type KeptVoice } from './rules-kept'
import { linkRowSchema, type LinkRow } from './schema-rows'

/** A link with more voices than this is read each time: they would be more to keep than to read. */
const MAX_KEPT = 200
/** Whether the voices of a link are kept. */
export const isKept = ({ voices }: { voices: readonly Weighed[] }): boolean => voices.length <= MAX_KEPT

/** Voices as the last count kept them, of so many links. */
export interface Kept {
  links: number
  voices: Weighed[]
}

/** The voices that the last count of these insights read, by insight, and the links that have none kept. */
export async function listKeptVoices(
  db: Db,
  insightIds: readonly string[],
): Promise<{ kept: Map<string, Kept>; missing: LinkRow[] }> {
  const [rows, missing] = await Promise.all([
    db.$queryRaw<{ insightId: string; links: number; voices: string }[]>`
      SELECT "insightId", count(*)::int AS "links", '[' || string_agg("voices", ',' ORDER BY "addedAt", "evidenceId") || ']' AS "voices"
      FROM "InsightEvidence" WHERE "insightId" = ANY(${insightIds}) AND "voices" IS NOT NULL GROUP BY "insightId"`,
    linksWithoutVoices(db, insightIds),
  ])
  // Written by `keepVoices` from what counting made: an array of arrays.
  const kept = rows.map(({ insightId, links, voices: text }): [string, Kept] => {
    const voices: Weighed[] = []
    for (const link of JSON.parse(text) as KeptVoice[][]) for (const voice of link) voices.push(unpackVoice(voice))
    return [insightId, { links, voices }]
  })
  return { kept: new Map(kept), missing }
}

const packedRow = z.object({
  id: z.string(),
  heard: z.string().nullable(),
  links: z.number(),
  sum: z.string(),
  missing: linkRowSchema
    .extend({ addedAt: z.coerce.date() })
    .array()
    .nullable()
    .transform((links) => links ?? []),
})

/** Voices of an insight as the last count packed them; null where some of its links have others since, or none were packed. */
export interface PackedRow {
  id: string
  heard: string | null
  /** Links with kept voices, which are those packed, and the sum of their `keptHash`. */
  links: number
  sum: string
  /** Links without. */
  missing: LinkRow[]
}

/** What a count of these insights starts from, in one statement: the voices of thousands of links as one text. */
export async function listPacked(db: Db, insightIds: readonly string[]): Promise<PackedRow[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT i."id", CASE WHEN i."heardOf" = l."links" || ' ' || l."sum" THEN i."heard" END AS "heard",
      l."links", l."sum"::text AS "sum", l."missing"
    FROM "Insight" i CROSS JOIN LATERAL (
      SELECT count("voices")::int AS "links", coalesce(sum(${keptHash}) FILTER (WHERE "voices" IS NOT NULL), 0) AS "sum",
        jsonb_agg(jsonb_build_object('insightId', "insightId", 'evidenceId', "evidenceId", 'stance', "stance", 'agrees', "agrees",
          'addedAt', "addedAt") ORDER BY "addedAt", "evidenceId") FILTER (WHERE "voices" IS NULL) AS "missing"
      FROM "InsightEvidence" WHERE "insightId" = i."id"
    ) l WHERE i."id" = ANY(${insightIds})`
  return packedRow.array().parse(rows)
}

/** The voices of links as they are kept; null of a link that has too many, of which those kept before would be counted for ever. */
export const toKeep = (
  links: readonly { insightId: string; evidenceId: string; voices: readonly Weighed[] }[],
): KeptLink[] =>
  links.map(({ insightId, evidenceId, voices }) => ({
    insightId,
    evidenceId,
    voices: isKept({ voices }) ? JSON.stringify(voices.map(packVoice)) : null,
  }))

/** Somebody who said something for or against an insight, in one way. Never sent to a reader. */
export interface PersonHeard {
  personId: string
  stance: Weighed['stance']
  kind: Weighed['kind']
  confidential: boolean
}

/** The people of kept voices for and against these insights, each way of saying it once, and the links that have no voices kept. */
export async function listPeopleKept(
  db: Db,
  insightIds: readonly string[],
): Promise<{ people: PersonHeard[]; missing: LinkRow[] }> {
  const [people, missing] = await Promise.all([
    // Most voices have no name: they are told by their text, before it is read as JSON.
    db.$queryRaw<PersonHeard[]>`
      SELECT DISTINCT v."personId", v."stance", v."kind", coalesce(v."confidential", false) AS "confidential"
      FROM "InsightEvidence" l, LATERAL jsonb_to_recordset(l."voices"::jsonb)
        AS v("personId" text, "stance" text, "kind" text, "confidential" boolean)
      WHERE l."insightId" = ANY(${insightIds}) AND l."voices" LIKE '%"personId"%'
        AND v."personId" IS NOT NULL AND v."stance" <> 'context'`,
    linksWithoutVoices(db, insightIds),
  ])
  return { people, missing }
}

const linksWithoutVoices = async (db: Db, insightIds: readonly string[]): Promise<LinkRow[]> =>
  linkRowSchema.array().parse(
    await db.$queryRaw<unknown[]>`
      SELECT "insightId", "evidenceId", "stance", "agrees", "addedAt" FROM "InsightEvidence"
      WHERE "insightId" = ANY(${insightIds}) AND "voices" IS NULL ORDER BY "addedAt", "evidenceId"`,
  )

/**
 * The voices that the last count of these insights heard, packed, with the version of the text; those of which none are kept are not
 * among them. A text that is known is not sent again: it is null.
 * @param known versions of texts
 */
export const listHeard = (
  db: Db,
  insightIds: readonly string[],
  known: readonly string[],
): Promise<{ id: string; version: string; heard: string | null }[]> =>
  db.$queryRaw`
    SELECT "id", "heardVersion"::text AS "version", CASE WHEN "heardVersion" <> ALL(${known}::uuid[]) THEN "heard" END AS "heard"
    FROM "Insight" WHERE "id" = ANY(${insightIds}) AND "heard" IS NOT NULL`

/** The same with what the confidence of each insight was counted from, and when. */
export async function listHeardGrounds(
  db: Db,
  insightIds: readonly string[],
): Promise<{ id: string; heard: string | null; ground: Ground | null; scoredAt: Date }[]> {
  // Written by `storeScores` from what counting made.
  return db.$queryRaw`
    SELECT "id", "heard", "counted"->'ground' AS "ground", "scoredAt" FROM "Insight" WHERE "id" = ANY(${insightIds})`
}

/** Forgets which answers of these survey results agree with a statement, so that the usual ones do. @returns how many links did */
export async function forgetAgrees(tx: Tx, evidenceIds: readonly string[]): Promise<number> {
  const { count } = await tx.insightEvidence.updateMany({
    where: { evidenceId: { in: [...evidenceIds] }, agrees: { not: null } },
    data: { agrees: null },
  })
  return count
}
