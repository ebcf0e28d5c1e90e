import type { ItemRow, PublicRow } from './schema-rows'
import { itemMachine, warningsOf, type ItemRole } from './rules'
import { whyOf } from './rules-why'
import type { Horizon, Item, Kind, Score } from './schema'

function scoreOfRow(row: ItemRow): Score {
  const { rice, reach, impact, confidence, effort, riceLow, riceHigh, wsjf, ice, opportunity } = row
  return {
    method: 'rice',
    value: rice,
    reach,
    impact,
    confidence,
    effort,
    interval: [riceLow, riceHigh],
    why: whyOf(row, row.basis, row, row),
    wsjf,
    ice,
    opportunity,
  }
}

/** A reader of items: `full` for those who may read scores and what they are based on, and what they may do. */
export interface Reader {
  full: boolean
  roles: ItemRole[]
}

/** What a reader of the published view gets in place of everything private. */
const NOTHING_PRIVATE = {
  rfcNumber: null,
  insights: [],
  impactNote: '',
  effortNote: '',
  reachEstimate: null,
  reachNote: '',
  urgency: null,
  riskReduction: null,
  teamId: null,
  capabilityId: null,
  reviewAt: null,
  alternatives: [],
  needs: [],
  commitNote: '',
  opposition: '',
  score: null,
  warnings: [],
} satisfies Partial<Item>

/** An item of the published view: made from a row that holds public columns only. */
export const toPublishedItem = (row: PublicRow, roles: ItemRole[]): Item => ({
  id: row.id,
  title: row.title,
  problem: row.problem,
  kind: row.kind,
  horizon: row.horizon,
  rank: row.rank,
  status: row.status,
  outcome: row.outcome,
  theme: row.theme,
  quarter: row.quarter,
  mergedIntoId: row.mergedIntoId,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  shippedAt: row.shippedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  actions: itemMachine.allowed(row.status, roles),
  ...NOTHING_PRIVATE,
})

/** An item with its score, for those who may read scores. */
export const toItem = (row: ItemRow, insights: string[], needs: string[], roles: ItemRole[]): Item => ({
  ...toPublishedItem(row, roles),
  rfcNumber: row.rfcNumber,
  insights,
  needs,
  impactNote: row.impactNote,
  effortNote: row.effortNote,
  reachEstimate: row.reachEstimate,
  reachNote: row.reachNote,
  urgency: row.urgency,
  riskReduction: row.riskReduction,
  teamId: row.teamId,
  capabilityId: row.capabilityId,
  reviewAt: row.reviewAt?.toISOString().slice(0, 10) ?? null,
  alternatives: row.alternatives,
  commitNote: row.commitNote,
  opposition: row.opposition,
  score: scoreOfRow(row),
  warnings: warningsOf(row, row.basis),
})

/** What a card of the board shows, and no more: it travels to the browser ninety times. */
export interface Card {
  id: string
  title: string
  kind: Kind
  horizon: Horizon
  rank: string
  theme: string
  outcome: string
  /** Of the published view: none of what follows. */
  draft?: true
  effort?: number
  rice?: number
  interval?: [number, number]
  rungs?: { low: number; medium: number; high: number }
  warnings?: string[]
  /** Why it is in "Now" although something is missing. */
  commitNote?: string
}

/** The beginning of an outcome, as much as a card shows. */
const OUTCOME_SHOWN = 90

export const toPublishedCard = (row: PublicRow): Card => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  horizon: row.horizon,
  rank: row.rank,
  theme: row.theme,
  outcome: row.outcome.length > OUTCOME_SHOWN ? `${row.outcome.slice(0, OUTCOME_SHOWN - 1).trimEnd()}…` : row.outcome,
})

export const toCard = (row: ItemRow): Card => {
  const { low, medium, high } = row.basis
  const warnings = warningsOf(row, row.basis)
  return {
    ...toPublishedCard(row),
    ...(row.publishedAt === null && { draft: true as const }),
    effort: row.effort,
    rice: row.rice,
    interval: [row.riceLow, row.riceHigh],
    rungs: { low, medium, high },
    ...(warnings.length > 0 && { warnings }),
    ...(row.horizon === 'now' && row.commitNote !== '' && { commitNote: row.commitNote }),
  }
}
