import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { groundsOf } from '@/lib/insights/queries'
import { STATUS_RULES } from '@/lib/insights/rules'
import { db } from '@/lib/server/db'
import { rolesOn, seesDrafts } from './policy'
import { toCard, toItem, toPublishedCard, toPublishedItem, type Card, type Reader } from './presenter'
import {
  boardCards,
  columnTotals,
  everyItem,
  findIn,
  listByRank,
  listByScore,
  narrowed,
  neighboursOf,
  publishedItems,
  scoredItems,
  titlesOf,
  type View,
} from './repo'
import { dependenciesOf } from './repo-dependencies'
import { boardVersion } from './repo-events'
import { evidenceGroups, evidenceLinks, insightLinks, population } from './repo-links'
import { readCapacity } from './repo-settings'
import { withFreshScores } from './refresh'
import { sumOfWeeks } from './rules'
import { commitmentQuestions } from './rules-commit'
import type { BoardFilter } from './rules-filter'
import { flipsAgainst, type Flip, type FlipItem } from './rules-flip'
import type { EvidenceGroup, EvidenceLink, InsightLink, ItemRow, PublicRow, ScoreInputs } from './schema-rows'
import { inputsOf, type ExplainedInput } from './rules-why'
import { HORIZONS, type Horizon, type Item, type ListQuery, type Method } from './schema'

/** A place in the order of one score: by another one it is no place. */
const scoreCursor = (sort: Method) => z.tuple([z.literal(sort), z.number(), z.string()])
const rankCursor = (horizons: readonly Horizon[]) => z.tuple([z.enum(horizons), z.string(), z.string()])

const NO_FILTER: BoardFilter = { words: [], fields: [], unknown: [] }

const readerOf = (actor: Actor): Reader => ({ full: can(actor, 'roadmap.score'), roles: rolesOn(actor) })

/** The items with scores that a reader may know. */
const scoredView = (actor: Actor): View<ItemRow> => (seesDrafts(actor) ? everyItem : scoredItems)

/** The rows without a pointer to an item that took one over and that this reader may not know: a draft. */
async function withKnownMerges<Row extends PublicRow>(actor: Actor, rows: readonly Row[]): Promise<Row[]> {
  const into = [...new Set(rows.flatMap((row) => row.mergedIntoId ?? []))]
  if (into.length === 0 || seesDrafts(actor)) return [...rows]
  const known = new Set((await titlesOf(db, into, false)).map((item) => item.id))
  return rows.map((row) => (row.mergedIntoId && !known.has(row.mergedIntoId) ? { ...row, mergedIntoId: null } : row))
}

async function withInsights(actor: Actor, found: readonly ItemRow[]): Promise<Item[]> {
  const ids = found.map((row) => row.id)
  const [links, dependencies, rows] = await Promise.all([
    insightLinks(db, ids),
    dependenciesOf(db, ids, seesDrafts(actor)),
    withKnownMerges(actor, found),
  ])
  const byItem = groupBy(links, (link) => link.itemId)
  const { roles } = readerOf(actor)
  return (await withFreshScores(rows, links)).map((row) =>
    toItem(
      row,
      (byItem.get(row.id) ?? []).map((link) => link.insightId),
      dependencies.get(row.id) ?? [],
      roles,
    ),
  )
}

async function pageByRank<Row extends PublicRow>(
  view: View<Row>,
  { limit, cursor, ...filter }: ListQuery,
): Promise<Page<Row>> {
  const wanted = HORIZONS.filter((horizon) => !filter.horizon || horizon === filter.horizon)
  const after = decodeCursor(cursor, rankCursor(wanted))
  const horizons = after ? wanted.slice(wanted.indexOf(after[0])) : wanted
  const rows = await listByRank(db, view, horizons, filter.status, after && [after[1], after[2]], limit + 1)
  return toPage(
    rows,
    limit,
    (row) => [row.horizon, row.rank, row.id],
    (row) => row,
  )
}

async function pageByScore(
  view: View<ItemRow>,
  sort: Method,
  { limit, cursor, ...filter }: ListQuery,
): Promise<Page<ItemRow>> {
  const after = decodeCursor(cursor, scoreCursor(sort))
  const rows = await listByScore(db, view, sort, filter, after && [after[1], after[2]], limit + 1)
  return toPage(
    rows,
    limit,
    (row) => [sort, row[sort], row.id],
    (row) => row,
  )
}

/**
 * Items by a score, highest first, or in the order of the board. A stakeholder gets what is published, without scores and
 * in the order of the board whatever was asked: an order by a score, or its cursor, would tell the score.
 */
export async function listItems(
  actor: MaybeActor,
  query: ListQuery,
  filter: BoardFilter = NO_FILTER,
): Promise<Page<Item>> {
  const reader = authorize(actor, 'roadmap.read')
  const { full, roles } = readerOf(reader)
  if (!full) {
    const page = await pageByRank(narrowed(publishedItems, filter), query)
    return { ...page, data: (await withKnownMerges(reader, page.data)).map((row) => toPublishedItem(row, roles)) }
  }
  const sort = query.sort ?? 'rice'
  const view = narrowed(scoredView(reader), filter)
  const page = sort === 'rank' ? await pageByRank(view, query) : await pageByScore(view, sort, query)
  return { ...page, data: await withInsights(reader, page.data) }
}

/** @throws AppError not_found, also for a draft that this reader may not know */
async function rowIn<Row extends PublicRow>(actor: Actor, view: View<Row>, id: string): Promise<Row> {
  const found = await findIn(db, view, id)
  const [row] = await withKnownMerges(actor, found ? [found] : [])
  if (!row) throw notFound('This item')
  return row
}
const rowOf = (actor: Actor, id: string): Promise<ItemRow> => rowIn(actor, scoredView(actor), id)

/** @throws AppError not_found */
export async function getItem(actor: MaybeActor, id: string): Promise<Item> {
  const reader = authorize(actor, 'roadmap.read')
  const { full, roles } = readerOf(reader)
  if (!full) return toPublishedItem(await rowIn(reader, publishedItems, id), roles)
  const [item] = await withInsights(reader, [await rowOf(reader, id)])
  if (!item) throw notFound('This item')
  return item
}

/** @throws AppError not_found, where this reader may not know the item */
async function findReadable(actor: Actor, id: string): Promise<PublicRow> {
  // The columns that every reader may know, of an item that this one may: drafts too where they are seen.
  const where = readerOf(actor).full ? scoredView(actor).where : publishedItems.where
  const found = await findIn(db, { ...publishedItems, where }, id)
  if (!found) throw notFound('This item')
  return found
}

/**
 * Of an item only what it is called and whether it shipped, without what its score is made of. For pages that say more of
 * something else.
 * @throws AppError not_found
 */
export async function getItemHead(actor: MaybeActor, id: string): Promise<Pick<Item, 'id' | 'title' | 'shippedAt'>> {
  const { title, shippedAt } = await findReadable(authorize(actor, 'roadmap.read'), id)
  return { id, title, shippedAt: shippedAt?.toISOString() ?? null }
}

export interface ItemChain {
  item: Item
  /** The best founded first. */
  insights: InsightLink[]
  /** Under the first insights. A piece is in one group of each insight that it is under. */
  evidence: EvidenceGroup[]
  basis: ScoreInputs
}

/**
 * An item with the insights it stands on and the evidence under the first of them, each read once.
 * @throws AppError not_found
 */
export async function getItemChain(actor: MaybeActor, id: string, first: number): Promise<ItemChain> {
  const reader = authorize(actor, 'roadmap.score')
  const [read, insights, needs] = await Promise.all([
    rowOf(reader, id),
    insightLinks(db, [id]),
    dependenciesOf(db, [id], seesDrafts(reader)),
  ])
  const ids = insights.map((link) => link.insightId)
  const [[row], evidence] = await Promise.all([
    withFreshScores([read], insights),
    evidenceGroups(db, ids.slice(0, first)),
  ])
  if (!row) throw notFound('This item')
  const item = toItem(row, ids, needs.get(id) ?? [], readerOf(reader).roles)
  return { item, insights, evidence, basis: row.basis }
}

/** The evidence under an item's insights, with its stance; a piece comes once for each insight that it is under. */
export async function listItemEvidence(actor: MaybeActor, id: string): Promise<EvidenceLink[]> {
  await findReadable(authorize(actor, 'roadmap.read'), id)
  const links = await insightLinks(db, [id])
  return evidenceLinks(
    db,
    links.map((link) => link.insightId),
  )
}

/** The pieces that support an item's insights, each once. */
export async function listSupportingIds(actor: MaybeActor, id: string): Promise<string[]> {
  await findReadable(authorize(actor, 'roadmap.read'), id)
  const links = await insightLinks(db, [id])
  const groups = await evidenceGroups(
    db,
    links.map((link) => link.insightId),
  )
  return [...new Set(groups.flatMap(({ stance, ids }) => (stance === 'supports' ? ids : [])))]
}

/** What an item's score was counted from. */
export async function getScoreInputs(actor: MaybeActor, id: string): Promise<ScoreInputs> {
  return (await rowOf(authorize(actor, 'roadmap.score'), id)).basis
}

export interface Column {
  horizon: Horizon
  cards: Card[]
  /** Open items in all, of which `cards` are the first. */
  items: number
  /** Person-weeks of them; null for readers without scores. */
  weeks: number | null
}

export interface Board {
  columns: Column[]
  /** Person-weeks that fit into "Now"; null for no line. */
  capacity: number | null
  /** Counts up with each change that a board shows. */
  version: number
}

/** The board: of each column its first cards and how many there are, in two statements whatever the size. */
export async function getBoard(
  actor: MaybeActor,
  first: Readonly<Record<Horizon, number>>,
  filter: BoardFilter = NO_FILTER,
): Promise<Board> {
  const reader = authorize(actor, 'roadmap.read')
  const full = can(reader, 'roadmap.score')
  const [scored, published] = [narrowed(scoredView(reader), filter), narrowed(publishedItems, filter)]
  const cardsOf = async (): Promise<Card[]> =>
    full
      ? (await boardCards(db, scored, first)).map(toCard)
      : (await boardCards(db, published, first)).map(toPublishedCard)
  const [all, totals, capacity, version] = await Promise.all([
    cardsOf(),
    columnTotals(db, full ? scored : published),
    full ? readCapacity(db) : null,
    boardVersion(db),
  ])
  const columns = HORIZONS.map((horizon): Column => {
    const total = totals.find((one) => one.horizon === horizon)
    const cards = all.filter((card) => card.horizon === horizon)
    return { horizon, cards, items: total?.items ?? 0, weeks: full ? sumOfWeeks([total?.weeks ?? 0]) : null }
  })
  return { columns, capacity, version }
}

export interface Neighbour {
  item: Pick<Item, 'id' | 'title'>
  rice: number
  flips: Flip[]
  /** Insights that both rest on: more voices for them move both, so they flip nothing. */
  shared: string[]
}

export interface Why {
  item: Item
  inputs: ExplainedInput[]
  insights: InsightLink[]
  above: Neighbour | null
  below: Neighbour | null
  /** Other open items with exactly this score: the first few, and how many there are. */
  ties: Pick<Item, 'id' | 'title'>[]
  tied: number
  /** What a move to "Now" would ask, by field. */
  questions: ReturnType<typeof commitmentQuestions>
}

/** An item as its score is solved for a change: its insights that count, by the last count of each. */
async function flipItemOf(row: ItemRow, links: readonly InsightLink[]): Promise<FlipItem> {
  const counting = links.filter((link) => STATUS_RULES[link.status].counts)
  const [people, grounds] = await Promise.all([
    population(db),
    groundsOf(
      db,
      counting.map((link) => link.insightId),
    ),
  ])
  const insights = counting.flatMap(({ insightId: id, statement }) => {
    const grounded = grounds.get(id)
    return grounded ? [{ id, statement, ...grounded }] : []
  })
  return { judgement: row, insights, population: people }
}

/** Why an item is where it is: each input with its source, and what would change its order with its neighbours. */
export async function explainRank(actor: MaybeActor, id: string): Promise<Why> {
  const reader = authorize(actor, 'roadmap.score')
  const insights = await insightLinks(db, [id])
  const [row] = await withFreshScores([await rowOf(reader, id)], insights)
  if (!row) throw notFound('This item')
  const [near, item, dependencies] = await Promise.all([
    neighboursOf(db, scoredView(reader), row),
    flipItemOf(row, insights),
    dependenciesOf(db, [id], seesDrafts(reader)),
  ])
  const around = [near.above, near.below].flatMap((other) => (other ? [other.id] : []))
  const theirs = groupBy(await insightLinks(db, around), (link) => link.itemId)
  const against = (other: ItemRow | null, up: boolean): Neighbour | null => {
    if (!other) return null
    const rests = new Set(theirs.get(other.id)?.map((link) => link.insightId))
    return {
      item: { id: other.id, title: other.title },
      rice: other.rice,
      flips: flipsAgainst(item, other.rice, up, rests),
      shared: insights.filter((link) => rests.has(link.insightId)).map((link) => link.statement),
    }
  }
  return {
    item: toItem(
      row,
      insights.map((link) => link.insightId),
      dependencies.get(id) ?? [],
      readerOf(reader).roles,
    ),
    inputs: inputsOf(row, row.basis, row, row),
    insights,
    above: against(near.above, true),
    below: against(near.below, false),
    ties: near.ties,
    tied: near.tied,
    questions: commitmentQuestions(row, row.basis),
  }
}
