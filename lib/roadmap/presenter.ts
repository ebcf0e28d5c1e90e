import type { ItemRow } from './schema-rows'
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

/** An item for a reader. */
export function toItem(row: ItemRow, insights: string[], reader: Reader): Item {
  const { full, roles } = reader
  return {
    id: row.id,
    title: row.title,
    problem: row.problem,
    kind: row.kind,
    horizon: row.horizon,
    rank: row.rank,
    status: row.status,
    outcome: row.outcome,
    rfcNumber: full ? row.rfcNumber : null,
    insights: full ? insights : [],
    impactNote: full ? row.impactNote : '',
    effortNote: full ? row.effortNote : '',
    reachEstimate: full ? row.reachEstimate : null,
    reachNote: full ? row.reachNote : '',
    urgency: full ? row.urgency : null,
    riskReduction: full ? row.riskReduction : null,
    score: full ? scoreOfRow(row) : null,
    warnings: full ? warningsOf(row, row.basis) : [],
    actions: itemMachine.allowed(row.status, roles),
    shippedAt: row.shippedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** What a card of the board shows, and no more: it travels to the browser ninety times. */
export interface Card {
  id: string
  title: string
  kind: Kind
  horizon: Horizon
  rank: string
  effort: number
  rice: number | null
  interval: [number, number] | null
  rungs: { low: number; medium: number; high: number }
  warnings: string[]
}

export function toCard(row: ItemRow, full: boolean): Card {
  const { low, medium, high } = row.basis
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    horizon: row.horizon,
    rank: row.rank,
    effort: full ? row.effort : 0,
    rice: full ? row.rice : null,
    interval: full ? [row.riceLow, row.riceHigh] : null,
    rungs: full ? { low, medium, high } : { low: 0, medium: 0, high: 0 },
    warnings: full ? warningsOf(row, row.basis) : [],
  }
}
