import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { everyItem, itemsByIds, scoredItems, titlesOf } from './repo'
import { judgedBy, judgements, leastCompared } from './repo-comparisons'
import { openInputs, type OpenInputs } from './repo-priorities'
import { orderCertainty, whoCanPass } from './rules-order'
import { rankPairwise } from './rules-pairwise'
import { weightedScore, type Weights } from './rules-weights'
import { HORIZONS } from './schema'
import type { Certainty, PairwiseOrder, Scenario } from './schema-prioritize'

/** Items that may stand before those that are looked at and are drawn; of more those that reach least high are left out, and counted. */
const MAX_DRAWN = 500
const FIRST = 5
/** Of so many items it is told how often they are among the first, and their ranks. */
const RANKED = 10
/** Items of a page, and dots of its picture. */
const SHOWN = 50
const DOTS = 300

const viewFor = (actor: MaybeActor) => (seesDrafts(actor) ? everyItem : scoredItems)

/** How sure the order of the open items by RICE is: repeatable, the same inputs give the same figures. */
export async function getOrderCertainty(actor: MaybeActor): Promise<Certainty> {
  authorize(actor, 'roadmap.score')
  return certaintyOf(actor, await openInputs(db, viewFor(actor)))
}

async function certaintyOf(actor: MaybeActor, all: readonly OpenInputs[]): Promise<Certainty> {
  const { ranked, drawn } = whoCanPass(all, { top: FIRST, shown: RANKED })
  const highest = drawn.toSorted((x, y) => y.riceHigh - x.riceHigh || (x.id < y.id ? -1 : 1))
  const ids = [...new Set([...ranked, ...highest].map((row) => row.id))].slice(0, MAX_DRAWN)
  const rows = await itemsByIds(db, viewFor(actor), ids)
  const uncertain = rows.map((row) => ({ ...row, judgement: row }))
  const { draws, stays, sameOrder, items } = orderCertainty(uncertain, { seed: 'roadmap', top: FIRST, shown: RANKED })
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  const top = items.map((item) => ({ ...item, title: titles.get(item.id) ?? '' }))
  return { draws, stays, sameOrder, top, undrawn: drawn.length - ids.length }
}

export interface Prioritized {
  id: string
  title: string
  kind: string
  effort: number
  /** Reach × impact × confidence: what RICE divides by effort. */
  value: number
  rice: number
  interval: [number, number]
  a: { rank: number; score: number | null }
  b: { rank: number; score: number | null }
}

type RankAndScore = { rank: number; score: number | null }

/** The rank of each item under a scenario; of equals each has the first rank of them, as in a competition. */
function rankItems(rows: readonly OpenInputs[], scenario: Scenario, weights: Weights): Map<string, RankAndScore> {
  const scoreOf = (row: OpenInputs) =>
    scenario === 'rank' ? null : scenario === 'own' ? weightedScore(row, weights) : row[scenario]
  const byHand = (a: OpenInputs, b: OpenInputs) =>
    HORIZONS.indexOf(a.horizon) - HORIZONS.indexOf(b.horizon) ||
    (a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1)
  const ordered = rows
    .map((row) => ({ row, score: scoreOf(row) }))
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || byHand(a.row, b.row))
  let rank = 0
  return new Map(
    ordered.map(({ row, score }, index) => {
      if (score === null || score !== ordered[index - 1]?.score) rank = index + 1
      return [row.id, { rank, score }]
    }),
  )
}

export interface Priorities {
  /** The first items under the first scenario. */
  items: Prioritized[]
  /** Open items in all: ranks are among them. */
  total: number
  /** The dots of value against effort: the first by RICE. */
  points: Pick<Prioritized, 'id' | 'title' | 'value' | 'effort'>[]
  certainty: Certainty
}

/** The open items under two ways of ordering them, in the order of the first, and how sure the order by RICE is. */
export async function comparePriorities(
  actor: MaybeActor,
  { a, b, weights }: { a: Scenario; b: Scenario; weights: Weights },
): Promise<Priorities> {
  authorize(actor, 'roadmap.score')
  const rows = await openInputs(db, viewFor(actor))
  const [first, second] = [rankItems(rows, a, weights), rankItems(rows, b, weights)]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const none = { rank: 0, score: null }
  const items = [...first.keys()].slice(0, SHOWN).flatMap((id): Prioritized[] => {
    const row = byId.get(id)
    if (!row) return []
    const { title, kind, effort, rice, riceLow, riceHigh } = row
    const standing = { a: first.get(id) ?? none, b: second.get(id) ?? none }
    return [{ id, title, kind, effort, value: rice * effort, rice, interval: [riceLow, riceHigh], ...standing }]
  })
  const points = rows.slice(0, DOTS).map(({ id, title, rice, effort }) => ({ id, title, value: rice * effort, effort }))
  return { items, total: rows.length, points, certainty: await certaintyOf(actor, rows) }
}

/** The open items in the order that all pairwise comparisons give, each with its interval. */
export async function getPairwiseOrder(actor: MaybeActor): Promise<PairwiseOrder> {
  const reader = authorize(actor, 'roadmap.score')
  const drafts = seesDrafts(reader)
  const said = await judgements(db, drafts)
  const ids = [...new Set(said.flatMap((pair) => [pair.lowId, pair.highId]))]
  const { abilities, connected } = rankPairwise(
    ids,
    said.flatMap(({ personId: by, lowId, highId, better }) => [
      { winner: lowId, loser: highId, count: better === 'low' ? 1 : better === 'tie' ? 0.5 : 0, by },
      { winner: highId, loser: lowId, count: better === 'high' ? 1 : better === 'tie' ? 0.5 : 0, by },
    ]),
  )
  const who = { people: new Set(said.map((pair) => pair.personId)).size, comparisons: said.length }
  const titles = new Map((await titlesOf(db, ids, drafts)).map((item) => [item.id, item.title]))
  const items = abilities.map(({ id, ability, interval, comparisons }) => ({
    id,
    title: titles.get(id) ?? '',
    ability,
    interval,
    comparisons,
  }))
  return { connected, ...who, items }
}

const CANDIDATES = 40

/** Two items for this person to compare: those compared least so far, of the pairs not judged yet; null when all are. */
export async function findNextPair(actor: MaybeActor) {
  const person = authorize(actor, 'roadmap.vote')
  const [candidates, judged] = await Promise.all([
    leastCompared(db, seesDrafts(person), CANDIDATES),
    judgedBy(db, person.id),
  ])
  const done = new Set(judged.map((pair) => `${pair.lowId} ${pair.highId}`))
  for (const [index, one] of candidates.entries()) {
    const other = candidates
      .slice(index + 1)
      .find(({ id }) => !done.has(one.id < id ? `${one.id} ${id}` : `${id} ${one.id}`))
    if (other) return [one, other] as const
  }
  return null
}
