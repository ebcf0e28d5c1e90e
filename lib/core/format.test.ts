import { describe, expect, it } from 'vitest'
import {
  formatCoefficient,
  formatCount,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  formatScore,
  formatsIn,
  percentDigits,
  plural,
} from './format'
import { formatDay, formatMoment, relativeTime, shortAge } from './relative-time'

const now = new Date('2026-03-12T14:05:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const DAY = 86_400

describe('numbers', () => {
  it('groups thousands and keeps one decimal', () => {
    expect(formatCount(12345.6)).toBe('12,346')
    expect(formatNumber(3.14159)).toBe('3.1')
    expect(formatNumber(3)).toBe('3')
  })
  it('writes a minus sign, and none before nothing', () => {
    expect([-3, -12.34, -1234, -0.04, -0].map(formatNumber)).toEqual(['−3', '−12.3', '−1,234', '0', '0'])
    expect([formatCount(-2), formatPercent(-0.05), formatScore(-0.5), formatScore(-3.14), formatCount(-0.2)]).toEqual([
      '−2',
      '−5\u202f%',
      '−0.5',
      '−3.1',
      '0',
    ])
  })
  it('writes shares as percent with their interval', () => {
    expect(formatPercent(0.654)).toBe('65\u202f%')
    expect(formatPercentInterval(0.514, 0.769)).toBe('51–77')
  })
  it('never writes a share as all or nothing where somebody is left', () => {
    expect([0, 0.004, 0.005, 0.994, 0.996, 1].map(formatPercent)).toEqual(
      ['0', '<1', '1', '99', '>99', '100'].map((text) => `${text}\u202f%`),
    )
    expect([0.002, 0.998].map(formatsIn('de').percent).map((text) => text.replace(/\s/, ' '))).toEqual([
      '<1 %',
      '>99 %',
    ])
    expect([0, 0.001, 0.5, 0.999, 1].map(percentDigits)).toEqual(['0', '<1', '50', '>99', '100'])
  })
  it('writes scores to the digits they deserve', () => {
    expect([128.4, 3.14, 0.6, 0.042, 0.0027, 0].map(formatScore)).toEqual(['128', '3.1', '0.6', '0.042', '<0.01', '0'])
  })
  it('counts things', () => {
    expect(plural(1, 'answer')).toBe('1 answer')
    expect(plural(0, 'reply', 'replies')).toBe('0 replies')
  })
})

describe('relativeTime', () => {
  it.each([
    [20, 'just now'],
    [5 * 60, '5 minutes ago'],
    [3 * 3600, '3 hours ago'],
    [DAY, 'yesterday'],
    [13 * DAY, '13 days ago'],
    [15 * DAY, '2 weeks ago'],
    [40 * DAY, 'last month'],
    [-2 * DAY, 'in 2 days'],
    [-DAY, 'tomorrow'],
    [800 * DAY, '2 years ago'],
  ])('%d seconds ago is "%s"', (seconds, words) => {
    expect(relativeTime(ago(seconds), now)).toBe(words)
  })
})

it.each([
  [-1 / 3, '−0.33'],
  [-0.001, '0.00'],
  [1, '1.00'],
])('a coefficient of %d is "%s"', (value, words) => {
  expect(formatCoefficient(value)).toBe(words)
})

it.each([
  [3600, 'now'],
  [12 * DAY, '12d'],
  [75 * DAY, '2mo'],
  [800 * DAY, '2y'],
])('%d seconds ago is "%s" in a cell', (seconds, words) => {
  expect(shortAge(ago(seconds), now)).toBe(words)
})

it('writes days and moments in UTC', () => {
  expect(formatDay(now)).toBe('12 Mar 2026')
  expect(formatMoment(now)).toBe('12 Mar 2026, 14:05 UTC')
})
