import { z } from 'zod'
import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { EventRow } from './rules-delivery'
import type { Range } from './rules-range'

/** Columns that a later message may change; those that it does not name stay. */
const FIELDS = [
  'service',
  'teamId',
  'commitAt',
  'failed',
  'unplanned',
  'resolvedAt',
  'statedAt',
  'deploymentId',
  'repository',
  'sha',
  'environment',
] as const
const TYPES: Record<(typeof FIELDS)[number], string> = {
  service: 'text',
  teamId: 'text',
  commitAt: 'timestamptz',
  failed: 'boolean',
  unplanned: 'boolean',
  resolvedAt: 'timestamptz',
  statedAt: 'timestamptz',
  deploymentId: 'text',
  repository: 'text',
  sha: 'text',
  environment: 'text',
}
/** Columns that are '' and not null where nothing is said. */
const NEVER_NULL = ['service', 'repository', 'sha', 'environment']
const list = (of: (name: (typeof FIELDS)[number]) => string) => Prisma.raw(FIELDS.map(of).join(', '))

/**
 * Writes events; one that is there already takes the fields that are named, and keeps the others.
 * @param importId the import that brings them; one that was there before and is changed is no import's any more
 * @returns their kinds and ids, with a line end between
 */
export async function upsertEvents(
  tx: Tx,
  rows: readonly EventRow[],
  importId: string | null,
): Promise<{ created: string[]; updated: string[] }> {
  const named = rows.map((row) => ({ ...row, named: Object.keys(row) }))
  const input = Prisma.sql`jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS r("kind" text, "id" text, "at" timestamptz,
    "named" jsonb, ${list((name) => `"${name}" ${TYPES[name]}`)})`
  // A row that is new takes what is named; for one that is there, what is not named comes from itself.
  const changed = await tx.$queryRaw<{ key: string; isNew: boolean }[]>`
      INSERT INTO "DeliveryEvent" AS e ("kind", "id", "at", "importId", ${list((name) => `"${name}"`)})
      SELECT r."kind", r."id", r."at", ${importId}::text, ${list((name) =>
        NEVER_NULL.includes(name)
          ? `CASE WHEN r."named" ? '${name}' THEN coalesce(r."${name}", '') ELSE coalesce(o."${name}", '') END`
          : `CASE WHEN r."named" ? '${name}' THEN r."${name}" ELSE o."${name}" END`,
      )}
      FROM ${input} LEFT JOIN "DeliveryEvent" o ON o."kind" = r."kind" AND o."id" = r."id"
      ORDER BY r."kind", r."id"
      ON CONFLICT ("kind", "id") DO UPDATE SET "at" = EXCLUDED."at", "importId" = CASE WHEN e."importId" = EXCLUDED."importId" THEN e."importId" END,
        ${list((name) => `"${name}" = EXCLUDED."${name}"`)}
      WHERE (e."at", ${list((name) => `e."${name}"`)}) IS DISTINCT FROM (EXCLUDED."at", ${list((name) => `EXCLUDED."${name}"`)})
      RETURNING e."kind" || E'\n' || e."id" AS "key", (xmax = 0) AS "isNew"`
  const keys = (isNew: boolean) => changed.flatMap((one) => (one.isNew === isNew ? [one.key] : []))
  return { created: keys(true), updated: keys(false) }
}

/** What is known of an event, as far as a message about it needs it. */
export interface KnownEvent {
  at: Date
  statedAt: Date | null
}

/** What is known of the events with some ids, by kind and id with a line end between. */
export async function findEvents(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownEvent>> {
  const rows = await tx.deliveryEvent.findMany({
    where: { id: { in: [...ids] } },
    select: { kind: true, id: true, at: true, statedAt: true },
  })
  return new Map(rows.map(({ kind, id, ...known }) => [`${kind}\n${id}`, known]))
}

/** The incidents that are not over and whose ids begin in one of some ways. */
export const listOpenIncidents = (tx: Tx, beginnings: readonly string[]): Promise<{ id: string; at: Date }[]> =>
  tx.$queryRaw`SELECT "id", "at" FROM "DeliveryEvent" WHERE "kind" = 'incident' AND "resolvedAt" IS NULL
    AND EXISTS (SELECT FROM unnest(${[...new Set(beginnings)]}::text[]) AS b WHERE starts_with("id", b)) ORDER BY "at"`

/** Which events with these kinds and ids (a line end between) are there, and whether an import brought them and nothing changed them since. */
export const listForUndo = (tx: Tx, keys: readonly string[]): Promise<{ key: string; isImported: boolean }[]> =>
  tx.$queryRaw`SELECT k."key", e."importId" IS NOT NULL AS "isImported" FROM unnest(${[...keys]}::text[]) AS k("key")
    JOIN "DeliveryEvent" e ON e."kind" = split_part(k."key", E'\n', 1) AND e."id" = split_part(k."key", E'\n', 2)
    FOR UPDATE OF e`

/** Takes events of a kind away. @returns how many were there */
export const deleteEvents = async (tx: Tx, kind: string, ids: readonly string[]): Promise<number> =>
  (await tx.deliveryEvent.deleteMany({ where: { kind, id: { in: [...ids] } } })).count

/** @returns whether it was there */
export async function deleteEvent(tx: Tx, kind: string, id: string): Promise<boolean> {
  const { count } = await tx.deliveryEvent.deleteMany({ where: { kind, id } })
  return count > 0
}

/** One writer of events at a time: what is merged must be what is there. */
export const lockEvents = (tx: Tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('delivery-events'))::text`

export interface DeliveryFilter {
  teamId: string | null
  service: string | null
}

const where = (of: string, { teamId, service }: DeliveryFilter) => Prisma.sql`
  ${teamId === null ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(of)}."teamId" = ${teamId}`}
  ${service === null ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(of)}."service" = ${service}`}`

/**
 * d: deployments of the range, with what their incidents say. f: failures of the range: failed deployments from the
 * deployment on, and incidents that name no deployment that is known, from their own beginning on.
 */
const facts = (filter: DeliveryFilter, { from, to }: Range) => Prisma.sql`
  WITH i AS (SELECT "deploymentId", max("resolvedAt") AS "last", bool_or("resolvedAt" IS NULL) AS "open"
      FROM "DeliveryEvent" WHERE "kind" = 'incident' AND "deploymentId" IS NOT NULL GROUP BY 1),
    d AS (SELECT d."at", d."commitAt", d."unplanned", d."failed" IS NOT NULL OR i."deploymentId" IS NOT NULL AS "says",
        coalesce(d."failed", false) OR i."deploymentId" IS NOT NULL AS "failed",
        CASE WHEN i."open" THEN NULL ELSE greatest(i."last", d."resolvedAt") END AS "restoredAt",
        date_trunc('week', d."at" AT TIME ZONE 'UTC')::date AS "week"
      FROM "DeliveryEvent" d LEFT JOIN i ON i."deploymentId" = d."id"
      WHERE d."kind" = 'deployment' AND d."at" >= ${from} AND d."at" < ${to} ${where('d', filter)}),
    f AS (SELECT "week", extract(epoch FROM "restoredAt" - "at")::float8 AS "seconds", false AS "unlinked" FROM d WHERE "failed"
      UNION ALL SELECT date_trunc('week', e."at" AT TIME ZONE 'UTC')::date,
        extract(epoch FROM e."resolvedAt" - e."at")::float8, true
      FROM "DeliveryEvent" e WHERE e."kind" = 'incident' AND e."at" >= ${from} AND e."at" < ${to} ${where('e', filter)}
        AND NOT EXISTS (SELECT 1 FROM "DeliveryEvent" o WHERE o."kind" = 'deployment' AND o."id" = e."deploymentId"))`

const LEAD = Prisma.raw(`extract(epoch FROM "at" - "commitAt")::float8`)
const number = z.number().int()
const quartiles = z.array(z.number()).length(3).nullable()

const totalsSchema = z.object({
  deployments: number,
  says: number,
  failed: number,
  saysUnplanned: number,
  unplanned: number,
  leads: number,
  lead: quartiles,
})
const failuresSchema = z.object({ n: number, open: number, unlinked: number, backwards: number, recovery: quartiles })
const weekSchema = z.object({
  week: z.string(),
  deployments: number,
  days: number,
  failed: number,
  unplanned: number,
  lead: z.number().nullable(),
  recovery: z.number().nullable(),
})
export type DeliveryTotals = z.output<typeof totalsSchema>
export type DeliveryFailures = z.output<typeof failuresSchema>
export type DeliveryWeek = z.output<typeof weekSchema>

/** Everything that the delivery figures of a range are made of. Durations in seconds, quartiles by `percentile_cont`. */
export async function deliveryFacts(db: Db, filter: DeliveryFilter, range: Range) {
  const [totals, failures, weeks, first] = await Promise.all([
    db.$queryRaw<unknown[]>`${facts(filter, range)} SELECT count(*)::int AS "deployments",
        count(*) FILTER (WHERE "says")::int AS "says", count(*) FILTER (WHERE "failed")::int AS "failed",
        count("unplanned")::int AS "saysUnplanned", count(*) FILTER (WHERE "unplanned")::int AS "unplanned",
        count(*) FILTER (WHERE "commitAt" <= "at")::int AS "leads",
        percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${LEAD}) FILTER (WHERE "commitAt" <= "at") AS "lead"
      FROM d`,
    db.$queryRaw<unknown[]>`${facts(filter, range)} SELECT count("seconds") FILTER (WHERE "seconds" >= 0)::int AS "n",
        count(*) FILTER (WHERE "seconds" IS NULL)::int AS "open",
        count(*) FILTER (WHERE "seconds" < 0)::int AS "backwards",
        count("seconds") FILTER (WHERE "unlinked" AND "seconds" >= 0)::int AS "unlinked",
        percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY "seconds") FILTER (WHERE "seconds" >= 0) AS "recovery"
      FROM f`,
    db.$queryRaw<
      unknown[]
    >`${facts(filter, range)} SELECT w."week"::text AS "week", coalesce(a."deployments", 0) AS "deployments",
        coalesce(a."days", 0) AS "days", coalesce(a."failed", 0) AS "failed", coalesce(a."unplanned", 0) AS "unplanned",
        a."lead", b."recovery"
      FROM (SELECT "week" FROM d UNION SELECT "week" FROM f) w
      LEFT JOIN (SELECT "week", count(*)::int AS "deployments", count(DISTINCT ("at" AT TIME ZONE 'UTC')::date)::int AS "days",
          count(*) FILTER (WHERE "failed")::int AS "failed", count(*) FILTER (WHERE "unplanned")::int AS "unplanned",
          percentile_cont(0.5) WITHIN GROUP (ORDER BY ${LEAD}) FILTER (WHERE "commitAt" <= "at") AS "lead"
        FROM d GROUP BY 1) a USING ("week")
      LEFT JOIN (SELECT "week", percentile_cont(0.5) WITHIN GROUP (ORDER BY "seconds") FILTER (WHERE "seconds" >= 0) AS "recovery"
        FROM f GROUP BY 1) b USING ("week") ORDER BY 1`,
    db.$queryRaw<{ at: Date | null }[]>`SELECT min(d."at") AS "at" FROM "DeliveryEvent" d
      WHERE d."kind" = 'deployment' ${where('d', filter)}`,
  ])
  return {
    totals: totalsSchema.parse(totals[0]),
    failures: failuresSchema.parse(failures[0]),
    weeks: weekSchema.array().parse(weeks),
    firstAt: first[0]?.at ?? null,
  }
}
export type DeliveryFacts = Awaited<ReturnType<typeof deliveryFacts>>
