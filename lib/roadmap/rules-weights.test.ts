import { expect, it } from 'vitest'
import { emptyScoreInputs } from './rules-reach'
import { formatWeights, parseWeights, weightedScore } from './rules-weights'

const row = {
  reach: 25,
  impact: 1.5,
  confidence: 0.4,
  effort: 4,
  urgency: 10,
  riskReduction: null,
  basis: { ...emptyScoreInputs(), population: 100 },
}

it('is the weighted mean of criteria that look at their own item only', () => {
  expect(weightedScore(row, { reach: 1 })).toBeCloseTo(25, 12)
  // (2 · 0.25 + 1 · 0.5 + 1 · 0.25 + 4 · 1) / 8
  expect(weightedScore(row, { reach: 2, impact: 1, ease: 1, urgency: 4 })).toBeCloseTo(65.625, 12)
  expect(weightedScore(row, { risk: 3 })).toBe(0)
  expect(weightedScore(row, {})).toBe(0)
})
it('reads weights from an address and writes them back', () => {
  const weights = parseWeights('reach:3, ease:1.5 nonsense:2 impact:-1 confidence:x risk:')
  expect(weights).toEqual({ reach: 3, ease: 1.5 })
  expect(parseWeights(formatWeights(weights))).toEqual(weights)
})
