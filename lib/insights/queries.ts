import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { countEvidence, countPiecesOf, listEvidence, listEvidenceForCounting } from '@/lib/evidence/queries'
import { mapNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { weighedEvidence } from './refresh'
import {
  contestedInAll,
  countLinks,
  findCounted,
  findInsight,
  hasInsight,
  insightsOfPiece,
  linksOfPieces,
  listInsightRows,
  statementsOf,
  teamSizes,
} from './repo'
import { rolesOn } from './policy'
import { linkedPieces, toInsight, toSummary } from './presenter'
import { listRevisionRows } from './repo-history'
import { countInsight, scoreOf, type Counted } from './rules-score'
import { voicesOf } from './rules-voices'
import type { Insight, InsightQuery, InsightSummary, Stance } from './schema'
import { revisionSchema, type Revision } from './schema-judging'
import type { LinkRow, Standing } from './schema-rows'

const cursorKeys = {
  newest: z.tuple([z.iso.datetime(), z.string()]),
  confidence: z.tuple([z.number(), z.string()]),
}

/** Insights with their last count. */
export async function listInsights(actor: MaybeActor, filter: InsightQuery): Promise<Page<InsightSummary>> {
  authorize(actor, 'insight.read')
  const after = decodeCursor(filter.cursor, cursorKeys[filter.sort])
  const rows = await listInsightRows(db, filter, after, filter.limit + 1, systemClock())
  return toPage(
    rows,
    filter.limit,
    (row) => [filter.sort === 'confidence' ? row.confidence : row.createdAt.toISOString(), row.id],
    toSummary,
  )
}

/** How many open insights wait for a resolution. */
export async function countContested(actor: MaybeActor): Promise<number> {
  authorize(actor, 'insight.read')
  return contestedInAll()
}

/** So many pieces come with an insight; the others are asked for by page. */
const FIRST_PIECES = 50
/** A count that is older than this is made again on reading: the nightly one did not run. */
const STALE_MS = 36 * 60 * 60 * 1000

type WithCount = Standing & { id: string; counted: (Counted & { links: number }) | null; scoredAt: Date }

/** The last count, or one made now where a piece is gone since (its job may not have run yet) or where the count is old. */
async function countedNow(row: WithCount, links: number, now: Date): Promise<Counted> {
  const { counted } = row
  if (counted && counted.links === links && now.getTime() - row.scoredAt.getTime() < STALE_MS) {
    const { links: _links, ...rest } = counted
    return rest
  }
  return countInsight((await weighedEvidence(db, [row.id])).get(row.id) ?? [], now, row)
}

/** What is counted of an insight and who is missing on it, without its pieces, and the company that it was compared with. */
export async function getFigures(actor: MaybeActor, id: string, clock: Clock = systemClock) {
  authorize(actor, 'insight.read')
  const [row, links, teams] = await Promise.all([findCounted(db, id), countLinks(db, id), teamSizes(db)])
  if (!row) throw notFound('This insight')
  return { statement: row.statement, teams, score: scoreOf(await countedNow(row, links, clock()), teams) }
}

/**
 * One insight by its last count, with its deepest pieces. The pieces are those this reader may read; the counts are the same
 * for all.
 * @param pieces how many come with it
 */
export async function getInsight(
  actor: MaybeActor,
  id: string,
  clock: Clock = systemClock,
  { pieces = FIRST_PIECES }: { pieces?: number } = {},
): Promise<Insight> {
  const reader = authorize(actor, 'insight.read')
  const row = await findInsight(db, id, can(reader, 'roadmap.write'))
  if (!row) throw notFound('This insight')
  const people = [row.resolvedById, row.ownerId, row.belief?.byId].flatMap((one) => one ?? [])
  const links = await countLinks(db, id)
  const [counted, teams, names, page, readable, all] = await Promise.all([
    countedNow(row, links, clock()),
    teamSizes(db),
    mapNames(people),
    pieces > 0 ? listLinkedEvidence(reader, id, { limit: pieces }) : { data: [] },
    countEvidence(reader, { insight: id }),
    countPiecesOf(db, id),
  ])
  return toInsight(row, {
    score: scoreOf(counted, teams),
    names,
    evidence: page.data,
    evidenceInAll: readable,
    hiddenEvidence: Math.max(0, all - readable),
    items: row.items.map(({ item }) => item),
    roles: rolesOn(reader),
  })
}

/** Pieces of an insight that this reader may read, the deepest and newest first, with what each says to it. */
export async function listLinkedEvidence(
  actor: MaybeActor,
  id: string,
  { stance, ...page }: PageQuery & { stance?: Stance | undefined },
): Promise<Page<Insight['evidence'][number]>> {
  const reader = authorize(actor, 'insight.read')
  const [isThere, found] = await Promise.all([
    hasInsight(db, id),
    listEvidence(reader, { insight: id, stance, sort: 'depth', ...page }),
  ])
  if (!isThere) throw notFound('This insight')
  const links = await linksOfPieces(
    db,
    id,
    found.data.map((piece) => piece.id),
  )
  const byId = new Map(links.map((link) => [link.evidenceId, link]))
  const filed = linkedPieces(await voicesOfResults(found.data, byId))
  const data = found.data.flatMap((piece) => {
    const link = byId.get(piece.id)
    return link ? [{ ...piece, ...(filed.get(piece.id) ?? { stance: link.stance }) }] : []
  })
  return { ...found, data }
}

/** So many pieces of each side a brief quotes from. */
const BRIEFED = 50

/**
 * One insight with the deepest pieces for it and the deepest against it, as far as this reader may read them: of many the deepest of all
 * may be on one side.
 * @returns also whether there are more
 */
export async function getBriefed(
  actor: MaybeActor,
  id: string,
  clock: Clock = systemClock,
): Promise<{ insight: Insight; isCut: boolean }> {
  const [insight, ...sides] = await Promise.all([
    getInsight(actor, id, clock, { pieces: 0 }),
    listLinkedEvidence(actor, id, { stance: 'supports', limit: BRIEFED }),
    listLinkedEvidence(actor, id, { stance: 'contradicts', limit: BRIEFED }),
  ])
  return {
    insight: { ...insight, evidence: sides.flatMap((page) => page.data) },
    isCut: sides.some((page) => page.nextCursor !== null),
  }
}

/** The voices of the survey results among some pieces: of the others it is enough how they are linked. */
async function voicesOfResults(pieces: readonly { id: string; kind: string }[], links: ReadonlyMap<string, LinkRow>) {
  const ids = pieces.flatMap((piece) => (piece.kind === 'survey-result' && links.has(piece.id) ? [piece.id] : []))
  if (ids.length === 0) return []
  const [results, teams] = await Promise.all([listEvidenceForCounting(db, ids), teamSizes(db)])
  return results.flatMap((result) => {
    const { stance, agrees } = links.get(result.id)!
    return voicesOf(result, { stance, agrees }, teams)
  })
}

const revisionKey = z.tuple([z.iso.datetime(), z.string()])

/** Who changed what of an insight, the newest change first. */
export async function listHistory(
  actor: MaybeActor,
  id: string,
  { limit, cursor }: PageQuery,
): Promise<Page<Revision>> {
  authorize(actor, 'insight.read')
  if (!(await hasInsight(db, id))) throw notFound('This insight')
  const rows = await listRevisionRows(db, id, decodeCursor(cursor, revisionKey), limit + 1)
  const names = await mapNames(rows.flatMap((row) => row.byId ?? []))
  return toPage(
    rows,
    limit,
    (row) => [row.at.toISOString(), row.id],
    (row) =>
      revisionSchema.parse({
        id: row.id,
        at: row.at.toISOString(),
        by: (row.byId && names.get(row.byId)?.name) || null,
        changes: row.changes,
      }),
  )
}

/** The insights that a piece of evidence is linked to, with what it says to each. */
export async function insightsOn(
  actor: MaybeActor,
  evidenceId: string,
): Promise<{ id: string; statement: string; stance: Stance }[]> {
  authorize(actor, 'insight.read')
  return insightsOfPiece(db, evidenceId)
}

/** Insights with these words, for the palette. */
export async function searchInsights(actor: Actor, words: string, limit: number) {
  const { data } = await listInsights(actor, { q: words, sort: 'newest', limit })
  return data.map((row) => ({ kind: 'insight', title: row.statement, href: paths.insight(row.id) }))
}

/** Statements and addresses of insights, for rooms that refer to them. */
export async function resolveInsights(
  actor: Actor,
  ids: string[],
): Promise<Map<string, { title: string; href: string }>> {
  authorize(actor, 'insight.read')
  const rows = await statementsOf(db, ids)
  return new Map(rows.map((row) => [row.id, { title: row.statement, href: paths.insight(row.id) }]))
}

export { groundsOf, heardOf, keptEvidence, peopleHeardOn, weighedEvidence, type Linked } from './refresh'
