import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { RfcStatus } from './schema'
import type { RfcRel } from './schema-links'

export async function linksFrom(rfcId: string, on: Db = db): Promise<{ rel: RfcRel; toId: string }[]> {
  const rows = await on.rfcLink.findMany({ where: { fromId: rfcId }, select: { rel: true, toId: true }, take: 200 })
  return rows.map((row) => ({ ...row, rel: row.rel as RfcRel }))
}

/** Adds a link; false when it is there already. A related RFC is related in both directions, so it is kept once. */
export async function insertLink(
  tx: Tx,
  link: { fromId: string; rel: RfcRel; toId: string; addedById: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.rfcLink.createMany({ data: [{ ...link, at: now }], skipDuplicates: true })
  return count === 1
}

/** Takes a link away, from whichever end it was made where it has no direction. @returns how many were there */
export async function deleteLink(tx: Tx, fromId: string, rel: RfcRel, toId: string): Promise<number> {
  const ends = [{ fromId, toId }, ...(rel === 'related' ? [{ fromId: toId, toId: fromId }] : [])]
  const { count } = await tx.rfcLink.deleteMany({ where: { rel, OR: ends } })
  return count
}

/** Whether `to` leads back to `from` along links of one kind, so that another would close a circle. */
export async function leadsTo(tx: Tx, rel: RfcRel, start: string, end: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE way("id") AS (
      SELECT ${start}::text UNION SELECT l."toId" FROM "RfcLink" l JOIN way w ON l."fromId" = w."id" WHERE l."rel" = ${rel}
    ) SELECT EXISTS (SELECT 1 FROM way WHERE "id" = ${end}) AS "found"`
  return row?.found ?? false
}

/** One at a time: two links made at once could close a circle together. */
export const lockLinks = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(7401004)`

type Node = { id: string; number: number; title: string; status: RfcStatus }

/** What an RFC is linked with over at most `depth` links, itself first, and the links among these. */
export async function neighbourhood(
  rfcId: string,
  depth: number,
  limit: number,
): Promise<{ nodes: Node[]; edges: { from: number; rel: RfcRel; to: number }[] }> {
  const rows = await readTogether<Node & { to: { rel: RfcRel; id: string }[] }>(Prisma.sql`
    WITH RECURSIVE near("id", "depth") AS (
      SELECT ${rfcId}::text, 0
      UNION SELECT CASE WHEN l."fromId" = n."id" THEN l."toId" ELSE l."fromId" END, n."depth" + 1
      FROM near n JOIN "RfcLink" l ON l."fromId" = n."id" OR l."toId" = n."id" WHERE n."depth" < ${depth}
    ), nodes AS (
      SELECT r."id", r."number", r."title", r."status", n."depth"
      FROM (SELECT "id", min("depth") AS "depth" FROM near GROUP BY "id") n JOIN "Rfc" r ON r."id" = n."id"
      ORDER BY n."depth", r."number" LIMIT ${limit}
    )
    SELECT f."id", f."number", f."title", f."status", (
      SELECT coalesce(json_agg(json_build_object('rel', l."rel", 'id', l."toId") ORDER BY l."toId", l."rel"), '[]')
      FROM "RfcLink" l WHERE l."fromId" = f."id" AND l."toId" IN (SELECT t."id" FROM nodes t)) AS "to"
    FROM nodes f ORDER BY f."depth", f."number"`)
  const numbers = new Map(rows.map((row) => [row.id, row.number]))
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    nodes: rows.map(({ to: _, ...node }) => node),
    edges: sorted.flatMap(({ number, to }) => to.map(({ rel, id }) => ({ from: number, rel, to: numbers.get(id)! }))),
  }
}

export type LinkRow = { fromId: string; rel: RfcRel; toId: string }

/** Every link there is. */
export async function listLinks(on: Db = db): Promise<LinkRow[]> {
  const rows = await on.rfcLink.findMany({ select: { fromId: true, rel: true, toId: true } })
  return rows.map((row) => ({ ...row, rel: row.rel as RfcRel }))
}

/** Adds many links; those that are there already stay as they are. */
export const insertLinks = (tx: Tx, links: readonly LinkRow[], addedById: string, now: Date) =>
  tx.rfcLink.createMany({ data: links.map((link) => ({ ...link, addedById, at: now })), skipDuplicates: true })
