import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { listTeamSizes, weighedEvidence } from '@/lib/insights/queries'
import { STATUS_RULES } from '@/lib/insights/rules'
import { db, type Db } from '@/lib/server/db'
import { rolesOn } from './policy'
import { toCard, toItem, type Card, type Reader } from './presenter'
import { boardCards, columnTotals, findItem, listByRank, listByScore, neighboursOf } from './repo'
import { evidenceLinks, insightChoices, insightLinks, population } from './repo-links'
import { readCapacity } from './repo-settings'
import { withFreshScores } from './refresh'
import { flipsAgainst, type Flip, type FlipItem } from './rules-flip'
import type { EvidenceLink, InsightLink, ItemRow, ScoreInputs } from './schema-rows'
import { inputsOf, type Input } from './rules-why'
import { HORIZONS, type Horizon, type Item, type ListQuery } from './schema'

const scoreCursor = z.tuple([z.number(), z.string()])
const rankCursor = z.tuple([z.enum(HORIZONS), z.string(), z.string()])

const readerOf = (actor: Actor): Reader => ({ full: can(actor, 'roadmap.score'), roles: rolesOn(actor) })

async function withInsights(actor: Actor, rows: readonly ItemRow[]): Promise<Item[]> {
  const links = await insightLinks(
    db,
    rows.map((row) => row.id),
  )
  const byItem = groupBy(links, (link) => link.itemId)
  const reader = readerOf(actor)
  return (await withFreshScores(rows, links)).map((row) =>
    toItem(
      row,
      (byItem.get(row.id) ?? []).map((link) => link.insightId),
      reader,
    ),
  )
}

async function rowsOf({ sort, limit, cursor, ...filter }: ListQuery): Promise<Page<ItemRow>> {
  if (sort !== 'rank') {
    const rows = await listByScore(db, sort, filter, decodeCursor(cursor, scoreCursor), limit + 1)
    return toPage(
      rows,
      limit,
      (row) => [row[sort], row.id],
      (row) => row,
    )
  }
  const after = decodeCursor(cursor, rankCursor)
  const wanted = HORIZONS.filter((horizon) => !filter.horizon || horizon === filter.horizon)
  const horizons = after ? wanted.slice(Math.max(0, wanted.indexOf(after[0]))) : wanted
  const rows = await listByRank(db, horizons, filter.status, after && [after[1], after[2]], limit + 1)
  return toPage(
    rows,
    limit,
    (row) => [row.horizon, row.rank, row.id],
    (row) => row,
  )
}

/** Items by a score, highest first, or in the order of the board. A stakeholder gets them without scores. */
export async function listItems(actor: MaybeActor, query: ListQuery): Promise<Page<Item>> {
  const reader = authorize(actor, 'roadmap.read')
  const page = await rowsOf(query)
  return { ...page, data: await withInsights(reader, page.data) }
}

async function rowOf(id: string): Promise<ItemRow> {
  const row = await findItem(db, id)
  if (!row) throw notFound('This item')
  return row
}

/** @throws AppError not_found */
export async function getItem(actor: MaybeActor, id: string): Promise<Item> {
  const reader = authorize(actor, 'roadmap.read')
  const [item] = await withInsights(reader, [await rowOf(id)])
  if (!item) throw notFound('This item')
  return item
}

/** The insights an item stands on, the best founded first. */
export async function listItemInsights(actor: MaybeActor, id: string): Promise<InsightLink[]> {
  authorize(actor, 'roadmap.score')
  return insightLinks(db, [id])
}

/** The evidence under an item's insights, with its stance; a piece comes once for each insight that it is under. */
export async function listItemEvidence(actor: MaybeActor, id: string): Promise<EvidenceLink[]> {
  authorize(actor, 'roadmap.read')
  const links = await insightLinks(db, [id])
  return evidenceLinks(
    db,
    links.map((link) => link.insightId),
  )
}

/** What an item's score was counted from. */
export async function getScoreInputs(actor: MaybeActor, id: string): Promise<ScoreInputs> {
  authorize(actor, 'roadmap.score')
  return (await rowOf(id)).basis
}

/** A person whose voice supports an item: the pieces, and who may see that they are behind it. */
export interface Supporter {
  personId: string
  evidence: string[]
  seenBy: 'engineers' | 'researchers' | 'no-one'
}

/**
 * Everyone whose evidence supports the insights that count for an item. An engineer sees authors of RFCs and of named
 * answers, a researcher also people in sessions, and no one sees who gave an answer in confidence. For the room that
 * answers them; never sent to a reader.
 */
export async function listSupporters(client: Db, itemId: string): Promise<Supporter[]> {
  const links = await insightLinks(client, [itemId])
  const counting = links.filter((link) => STATUS_RULES[link.status].counts).map((link) => link.insightId)
  const voices = [...(await weighedEvidence(client, counting)).values()].flat()
  const own = groupBy(
    voices.filter((voice) => voice.stance === 'supports' && voice.personId),
    (voice) => voice.personId ?? '',
  )
  return [...own].map(([personId, said]) => {
    const seen = said.map((voice) => (voice.confidential ? 2 : isSessionKind(voice.kind) ? 1 : 0))
    return {
      personId,
      evidence: [...new Set(said.map((voice) => voice.evidenceId ?? voice.id))],
      seenBy: (['engineers', 'researchers', 'no-one'] as const)[Math.min(...seen)] ?? 'no-one',
    }
  })
}

const isSessionKind = (kind: string): boolean => kind === 'highlight' || kind === 'observation'

export interface Column {
  horizon: Horizon
  cards: Card[]
  /** Open items in all, of which `cards` are the first. */
  items: number
  weeks: number
}

export interface Board {
  columns: Column[]
  /** Person-weeks that fit into "Now"; null for no line. */
  capacity: number | null
}

/** The board: of each column its first cards and how many there are, in two statements whatever the size. */
export async function getBoard(actor: MaybeActor, first: Readonly<Record<Horizon, number>>): Promise<Board> {
  const reader = authorize(actor, 'roadmap.read')
  const [rows, totals, capacity] = await Promise.all([boardCards(db, first), columnTotals(db), readCapacity(db)])
  const full = can(reader, 'roadmap.score')
  const columns = HORIZONS.map((horizon): Column => {
    const total = totals.find((one) => one.horizon === horizon)
    const cards = rows.filter((row) => row.horizon === horizon).map((row) => toCard(row, full))
    return { horizon, cards, items: total?.items ?? 0, weeks: total?.weeks ?? 0 }
  })
  return { columns, capacity: full ? capacity : null }
}

export interface Neighbour {
  item: Pick<Item, 'id' | 'title'>
  rice: number
  flips: Flip[]
}

export interface Why {
  item: Item
  inputs: Input[]
  insights: InsightLink[]
  above: Neighbour | null
  below: Neighbour | null
  /** Other open items with exactly this score: the first few, and how many there are. */
  ties: Pick<Item, 'id' | 'title'>[]
  tied: number
}

/** An item as its score is solved for a change: its insights that count, with the voices behind them. */
async function flipItemOf(row: ItemRow, links: readonly InsightLink[]): Promise<FlipItem> {
  const counting = links.filter((link) => STATUS_RULES[link.status].counts)
  const [teams, people, voices] = await Promise.all([
    listTeamSizes(db),
    population(db),
    weighedEvidence(
      db,
      counting.map((link) => link.insightId),
    ),
  ])
  const insights = counting.map(({ insightId, statement, status, resolvedAt, scoredAt }) => ({
    id: insightId,
    statement,
    status,
    resolvedAt,
    scoredAt,
    voices: voices.get(insightId) ?? [],
  }))
  return { judgement: row, insights, teams, population: people }
}

/** Why an item is where it is: each input with its source, and what would change its order with its neighbours. */
export async function explainRank(actor: MaybeActor, id: string): Promise<Why> {
  const reader = authorize(actor, 'roadmap.score')
  const insights = await insightLinks(db, [id])
  const [row] = await withFreshScores([await rowOf(id)], insights)
  if (!row) throw notFound('This item')
  const [near, item] = await Promise.all([neighboursOf(db, row), flipItemOf(row, insights)])
  const against = (other: ItemRow | null, up: boolean): Neighbour | null =>
    other && {
      item: { id: other.id, title: other.title },
      rice: other.rice,
      flips: flipsAgainst(item, other.rice, up),
    }
  return {
    item: toItem(
      row,
      insights.map((link) => link.insightId),
      readerOf(reader),
    ),
    inputs: inputsOf(row, row.basis, row, row),
    insights,
    above: against(near.above, true),
    below: against(near.below, false),
    ties: near.ties,
    tied: near.tied,
  }
}

/** Insights to build an item from: those named and the best founded. */
export async function listInsightChoices(actor: MaybeActor, named: readonly string[]) {
  authorize(actor, 'roadmap.write')
  return insightChoices(db, named, 30)
}
