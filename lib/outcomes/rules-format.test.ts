import { describe, expect, it } from 'vitest'
import { formatEstimate, formatMeasure, metricWords, unitOfChange } from './rules-format'

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

it('values that were measured have four digits, and shares differ by points', () => {
  expect(formatMeasure(84.1234, '%')).toBe('84.12 %')
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
