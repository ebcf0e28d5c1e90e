import { describe, expect, it } from 'vitest'
import { formatEstimate, formatMeasure, formatStated, metricWords, unitOfChange } from './rules-format'

describe('formatEstimate', () => {
  it.each([
    [-2.517, [-3.659, -1.374], '\u22122.5 a day'],
    [5.883, [5.61, 6.15], '5.88 a day'],
    [56.07, [50.29, 61.85], '56.1 a day'],
    [1234.5, [1100, 1370], '1,235 a day'],
    [0.00123, [0.0011, 0.0014], '0.00123 a day'],
    [21.8666, null, '21.9 a day'],
    [7, [7, 7], '7 a day'],
  ] as const)('%d of %j is written as %s', (value, ci, text) => {
    expect(formatEstimate(value, 'a day', ci)).toBe(text)
  })
})

it('what was stated stands as it was stated, and what was measured is never rounded beyond whole ones', () => {
  expect([12345, 99.995, 0.1 + 0.2, -1234567.25].map((value) => formatStated(value, 'EUR'))).toEqual([
    ...['12,345 EUR', '99.995 EUR', '0.3 EUR', '\u22121,234,567.25 EUR'],
  ])
  expect([12345, 1234.6, 999.96].map((value) => formatMeasure(value, ''))).toEqual(['12,345', '1,235', '1,000'])
})

it('values that were measured have four digits, and shares differ by points', () => {
  expect(formatMeasure(84.1234, '%')).toBe('84.12\u202f%')
  expect(['%', 'minutes'].map(unitOfChange)).toEqual(['percentage points', 'minutes'])
})

it.each([
  ['afternoon-push-to-result', 'afternoon push to result'],
  ['ci_wait', 'ci wait'],
  ['latency-p95', 'latency p95'],
  ['node-18.2-share', 'node 18.2 share'],
  ['teams-of-5-10', 'teams of 5-10'],
  ['Deploys a week', 'Deploys a week'],
  ['-', '-'],
  ['ci.build_minutes', 'ci build minutes'],
  ['--', '--'],
])('the metric %s is called %s', (name, words) => {
  expect(metricWords(name)).toBe(words)
})
