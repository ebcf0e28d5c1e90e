import { MAX_IMPACT } from './schema'
import type { ItemRow } from './schema-rows'

/** What a score of one's own can weigh. */
export const CRITERIA = ['reach', 'impact', 'confidence', 'ease', 'urgency', 'risk'] as const
export type Criterion = (typeof CRITERIA)[number]
export type Weights = Partial<Record<Criterion, number>>

type Inputs = Pick<ItemRow, 'reach' | 'impact' | 'confidence' | 'effort' | 'urgency' | 'riskReduction'> & {
  basis: Pick<ItemRow['basis'], 'population'>
}

/**
 * Each criterion of an item on a scale of 0–1 that no other item moves: reach as a share of the company (of 1,000 people
 * where no headcount is known), impact of the scale's top, ease 1 at a person-week and falling with effort, urgency and
 * risk reduction of their ten steps.
 */
export function criteriaOf(row: Inputs): Record<Criterion, number> {
  const company = row.basis.population > 0 ? row.basis.population : 1_000
  const tenth = (value: number | null) => (value === null ? 0 : (value - 1) / 9)
  return {
    reach: Math.min(1, row.reach / company),
    impact: Math.min(1, row.impact / MAX_IMPACT),
    confidence: row.confidence,
    ease: 1 / Math.max(1, row.effort),
    urgency: tenth(row.urgency),
    risk: tenth(row.riskReduction),
  }
}

/** The weighted mean of an item's criteria, 0–100. 0 where all weights are 0. */
export function weightedScore(row: Inputs, weights: Weights): number {
  const values = criteriaOf(row)
  const total = CRITERIA.reduce((sum, criterion) => sum + (weights[criterion] ?? 0), 0)
  if (total <= 0) return 0
  return (100 * CRITERIA.reduce((sum, criterion) => sum + (weights[criterion] ?? 0) * values[criterion], 0)) / total
}

const MOST = 100

/** Weights as text of an address, "reach:3 ease:1": what is no criterion or no number from 0 to 100 is left out. */
export function parseWeights(text: string): Weights {
  const pairs = text
    .split(/[\s,]+/)
    .map((piece) => piece.split(':'))
    .flatMap(([name, number = '']): [Criterion, number][] => {
      const criterion = CRITERIA.find((one) => one === name)
      const weight = number.trim() === '' ? Number.NaN : Number(number)
      return criterion && weight >= 0 && weight <= MOST ? [[criterion, weight]] : []
    })
  return Object.fromEntries(pairs)
}
export const formatWeights = (weights: Weights): string =>
  CRITERIA.flatMap((criterion) =>
    weights[criterion] === undefined ? [] : [`${criterion}:${weights[criterion]}`],
  ).join(' ')
