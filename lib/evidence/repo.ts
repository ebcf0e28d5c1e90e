import type { z } from 'zod'
import { dayOf } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Db, Tx } from '@/lib/server/db'
import type { EvidenceRef, evidencePieceSchema } from './schema'

type Piece = z.output<typeof evidencePieceSchema>

export const refKey = (ref: EvidenceRef): string => `${ref.kind}\u0000${ref.id}`

/** The ids of pieces by their reference; what is not there is not in the map. */
export async function idsByRef(db: Db, refs: readonly EvidenceRef[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; refKind: EvidenceRef['kind']; refId: string }[]>`
    SELECT e."id", e."refKind", e."refId"
    FROM "Evidence" e
    JOIN jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS r("kind" text, "id" text)
      ON e."refKind" = r."kind" AND e."refId" = r."id"`
  return new Map(rows.map((row) => [refKey({ kind: row.refKind, id: row.refId }), row.id]))
}

/** Writes pieces in one statement: new ones inserted, known ones (by reference) updated where something differs. */
export async function upsertPieces(tx: Tx, pieces: readonly Piece[], now: Date): Promise<void> {
  const rows = pieces.map((piece) => ({
    id: newId(),
    kind: piece.ref.kind,
    rung: piece.rung,
    text: piece.text,
    personId: piece.personId ?? null,
    teamId: piece.teamId ?? null,
    people: piece.people,
    anonymous: piece.anonymous,
    platform: piece.platformTeam,
    occurredAt: dayOf(piece.occurredAt),
    refKind: piece.ref.kind,
    refId: piece.ref.id,
    voice: piece.voice ?? null,
    audience: piece.audience,
    sourceId: piece.sourceId ?? null,
    askKey: piece.askKey ?? null,
    sourceTitle: piece.sourceTitle,
    href: piece.href ?? null,
    tags: piece.tags,
    createdAt: piece.anonymous ? dayOf(now) : now,
  }))
  await tx.$executeRaw`
    INSERT INTO "Evidence" AS e ("id", "kind", "rung", "text", "personId", "teamId", "people", "anonymous", "platform",
      "occurredAt", "refKind", "refId", "voice", "audience", "sourceId", "askKey", "sourceTitle", "href", "tags", "createdAt")
    SELECT r."id", r."kind", r."rung", r."text", r."personId", r."teamId", r."people", r."anonymous", r."platform",
      r."occurredAt", r."refKind", r."refId", r."voice", r."audience", r."sourceId", r."askKey", r."sourceTitle", r."href",
      r."tags", r."createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "kind" text, "rung" text, "text" text,
      "personId" text, "teamId" text, "people" int, "anonymous" boolean, "platform" boolean, "occurredAt" date,
      "refKind" text, "refId" text, "voice" text, "audience" text, "sourceId" text, "askKey" text, "sourceTitle" text,
      "href" text, "tags" text[], "createdAt" timestamptz)
    ON CONFLICT ("refKind", "refId") DO UPDATE SET
      "rung" = EXCLUDED."rung", "text" = EXCLUDED."text", "personId" = EXCLUDED."personId", "teamId" = EXCLUDED."teamId",
      "people" = EXCLUDED."people", "anonymous" = EXCLUDED."anonymous", "platform" = EXCLUDED."platform",
      "occurredAt" = EXCLUDED."occurredAt", "voice" = EXCLUDED."voice", "audience" = EXCLUDED."audience",
      "sourceId" = EXCLUDED."sourceId", "askKey" = EXCLUDED."askKey", "sourceTitle" = EXCLUDED."sourceTitle",
      "href" = EXCLUDED."href", "tags" = EXCLUDED."tags",
      "createdAt" = CASE WHEN EXCLUDED."anonymous" THEN EXCLUDED."createdAt" ELSE e."createdAt" END
    WHERE (e."rung", e."text", e."personId", e."teamId", e."people", e."anonymous", e."platform", e."occurredAt", e."voice",
        e."audience", e."sourceId", e."askKey", e."sourceTitle", e."href", e."tags")
      IS DISTINCT FROM (EXCLUDED."rung", EXCLUDED."text", EXCLUDED."personId", EXCLUDED."teamId", EXCLUDED."people",
        EXCLUDED."anonymous", EXCLUDED."platform", EXCLUDED."occurredAt", EXCLUDED."voice", EXCLUDED."audience",
        EXCLUDED."sourceId", EXCLUDED."askKey", EXCLUDED."sourceTitle", EXCLUDED."href", EXCLUDED."tags")`
}

/** The insights that pieces are linked to. */
export async function insightsOf(db: Db, evidenceIds: readonly string[]): Promise<string[]> {
  const links = await db.$queryRaw<{ insightId: string }[]>`
    SELECT DISTINCT "insightId" FROM "InsightEvidence" WHERE "evidenceId" = ANY(${evidenceIds})`
  return links.map((link) => link.insightId)
}

export const deletePieces = (tx: Tx, ids: readonly string[]): Promise<number> =>
  tx.$executeRaw`DELETE FROM "Evidence" WHERE "id" = ANY(${ids})`
