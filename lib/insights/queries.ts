import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { toEvidence } from '@/lib/evidence/presenter'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { db, type Db } from '@/lib/server/db'
import { weighedEvidence } from './refresh'
import {
  contestedInAll,
  findInsight,
  insightsOfPiece,
  listInsightRows,
  personName,
  statementsOf,
  teamSizes,
} from './repo'
import { rolesOn } from './policy'
import { linkedPieces, toInsight, toSummary } from './presenter'
import type { Insight, InsightQuery, InsightSummary, Stance } from './schema'
import { scoreInsight, type TeamSize } from './rules-score'

const cursorKeys = {
  newest: z.tuple([z.iso.datetime(), z.string()]),
  confidence: z.tuple([z.number(), z.string()]),
}

/** Insights with their last count. */
export async function listInsights(actor: MaybeActor, filter: InsightQuery): Promise<Page<InsightSummary>> {
  authorize(actor, 'insight.read')
  const after = decodeCursor(filter.cursor, cursorKeys[filter.sort])
  const rows = await listInsightRows(db, filter, after, filter.limit + 1)
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
  return contestedInAll(db)
}

/** One insight, counted now. The pieces are those this reader may read; the counts are the same for everybody. */
export async function getInsight(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<Insight> {
  const reader = authorize(actor, 'insight.read')
  const row = await findInsight(db, id)
  if (!row) throw notFound('This insight')
  const [weighed, teams, resolvedBy] = await Promise.all([
    weighedEvidence(db, [id]),
    teamSizes(db),
    personName(db, row.resolvedById),
  ])
  const voices = weighed.get(id) ?? []
  const filed = linkedPieces(voices)
  const readable = new Map((await listEvidenceByIds(reader, [...filed.keys()])).map((piece) => [piece.id, piece]))
  const evidence = [...filed].flatMap(([pieceId, link]) => {
    const piece = readable.get(pieceId)
    return piece ? [{ ...toEvidence(piece), ...link }] : []
  })
  return toInsight(row, {
    score: scoreInsight(voices, teams, clock(), row),
    resolvedBy,
    evidence,
    hiddenEvidence: filed.size - evidence.length,
    items: row.items.map(({ item }) => item),
    roles: rolesOn(reader),
  })
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
  return data.map((row) => ({ kind: 'insight', title: row.statement, href: `/insights/${row.id}` }))
}

/** Statements and addresses of insights, for rooms that refer to them. */
export async function resolveInsights(
  actor: Actor,
  ids: string[],
): Promise<Map<string, { title: string; href: string }>> {
  authorize(actor, 'insight.read')
  const rows = await statementsOf(db, ids)
  return new Map(rows.map((row) => [row.id, { title: row.statement, href: `/insights/${row.id}` }]))
}

export { weighedEvidence, type Linked } from './refresh'

/** Teams with their headcounts. For rooms that count as insights are counted. */
export const listTeamSizes = (client: Db): Promise<TeamSize[]> => teamSizes(client)
