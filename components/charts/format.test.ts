import { describe, expect, it } from 'vitest'
import { formatRange, formatTick, formatValue } from './format'

describe('values of a chart', () => {
  it('have as many digits as what is said of them elsewhere', () => {
    expect([
      formatValue(0.624, 'percent'),
      formatValue(3.46, 'number'),
      formatValue(12.4, 'points'),
      formatValue(-0.4, 'points'),
    ]).toEqual(['62\u202f%', '3.5', '12', '0'])
    expect([
      formatRange([0.541, 0.69], 'percent'),
      formatRange([3, 3.86], 'number'),
      formatRange([1.3, 22.4], 'points'),
      formatRange([-8.6, 5.2], 'points'),
    ]).toEqual(['(54–69)', '(3.0–3.9)', '(1–22)', '(−9 to 5)'])
    expect([formatTick(2.5, 'points'), formatTick(20, 'points'), formatTick(0.5, 'percent')]).toEqual([
      '2.5',
      '20',
      '50\u202f%',
    ])
  })
  it('are written as a language writes them', () => {
    expect([
      formatValue(3.46, 'number', 'de'),
      formatRange([-8.6, 5.2], 'points', 'de'),
      formatRange([3, 3.86], 'number', 'fr'),
    ]).toEqual(['3,5', '(−9 bis 5)', '(3,0–3,9)'])
  })
})
