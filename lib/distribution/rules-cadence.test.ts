import { describe, expect, test } from 'vitest'
import { isoDay } from '@/lib/core/clock'
import { isDue, nextWaveAfter, waveDay, waveTitle } from './rules-cadence'
import { CADENCES, type Cadence } from './schema-cadence'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const waves = (cadence: Cadence, from: string, count: number) =>
  Array.from({ length: count }, (_, index) => waveDay(cadence, day(from), index)).map((one) => one && isoDay(one))

describe('the days of waves', () => {
  test.each<[Cadence, string, (string | null)[]]>([
    ['once', '2026-01-31', ['2026-01-31', null, null]],
    ['weekly', '2026-12-28', ['2026-12-28', '2027-01-04', '2027-01-11']],
    ['fortnightly', '2026-02-20', ['2026-02-20', '2026-03-06', '2026-03-20']],
    ['monthly', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['quarterly', '2027-11-30', ['2027-11-30', '2028-02-29', '2028-05-30']],
    ['half-yearly', '2026-08-31', ['2026-08-31', '2027-02-28', '2027-08-31']],
    ['yearly', '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28']],
  ])('%s from %s', (cadence, from, expected) => expect(waves(cadence, from, 3)).toEqual(expected))

  test('come one after the other, each after the last', () => {
    for (const cadence of CADENCES.filter((one) => one !== 'once')) {
      let last = day('2026-01-31')
      for (let index = 1; index < 40; index++) {
        const next = nextWaveAfter(cadence, day('2026-01-31'), last)!
        expect(next).toEqual(waveDay(cadence, day('2026-01-31'), index))
        last = next
      }
    }
  })
  test('what was missed is left out', () => {
    expect(nextWaveAfter('weekly', day('2026-01-01'), day('2026-03-01'))).toEqual(day('2026-03-05'))
    expect(nextWaveAfter('once', day('2026-01-01'), day('2026-01-01'))).toBeNull()
    expect(nextWaveAfter('once', day('2026-01-01'), day('2025-12-31'))).toEqual(day('2026-01-01'))
  })
})

test('a wave opens in the morning of its day, not at midnight', () => {
  expect(isDue(day('2026-05-04'), new Date('2026-05-04T05:59:59Z'))).toBe(false)
  expect(isDue(day('2026-05-04'), new Date('2026-05-04T06:00:00Z'))).toBe(true)
})

test('waves of a series are told apart by their titles', () => {
  const titles = (cadence: Cadence) =>
    [0, 1, 2].map((index) => waveTitle('Pulse', cadence, waveDay(cadence, day('2026-11-02'), index)!))
  expect(titles('weekly')).toEqual(['Pulse, November 2, 2026', 'Pulse, November 9, 2026', 'Pulse, November 16, 2026'])
  expect(titles('quarterly')).toEqual(['Pulse, Q4 2026', 'Pulse, Q1 2027', 'Pulse, Q2 2027'])
  expect(waveTitle('Pulse', 'once', day('2026-11-02'))).toBe('Pulse')
  expect(waveTitle('x'.repeat(300), 'yearly', day('2026-11-02'))).toHaveLength(300)
})
