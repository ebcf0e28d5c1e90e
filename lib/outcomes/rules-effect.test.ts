import { describe, expect, test } from 'vitest'
import { effectOf, estimateOf, interruptedSeries, welch } from './rules-effect'
import { explainOutcome, resultOf, weeksAround } from './rules-outcome'

const BEFORE = [14.1, 13.8, 14.6, 14.9, 13.5, 14.2, 15.0, 14.4, 13.9, 14.7]
const AFTER = [11.2, 10.8, 11.9, 10.4, 10.9, 11.5, 10.1, 10.6, 11.3, 10.2]
const weeks = [...BEFORE.map((value, i) => ({ week: i - 10, value })), ...AFTER.map((value, i) => ({ week: i, value }))]

// Figures of statsmodels 0.15 (OLS, cov_type HAC with the small-sample correction) and SciPy (ttest_ind, t.interval).
describe('against statsmodels and SciPy', () => {
  test('the interrupted series', () => {
    const effect = interruptedSeries(weeks)
    expect(effect?.change).toBeCloseTo(-3.789696969696951, 9)
    expect(effect?.ci?.[0]).toBeCloseTo(-4.387146249974553, 7)
    expect(effect?.ci?.[1]).toBeCloseTo(-3.192247689419349, 7)
  })
  test('the interrupted series of 61 weeks with three missing, three lags, and noise that depends on the week before', () => {
    let noise = 7
    const long = Array.from({ length: 64 }, (_, i) => i - 34).flatMap((week) => {
      if ([-20, -5, 11].includes(week)) return []
      noise = (noise * 37 + 11) % 101
      const after = week >= 0 ? 0.05 * week - 1.5 : 0
      return [{ week, value: Number((20 + 0.1 * week + after + ((noise % 13) - 6) / 10).toFixed(2)) }]
    })
    expect(long.slice(0, 5).map(({ value }) => value)).toEqual([16.3, 16.3, 16.9, 17.5, 16.5])
    const effect = interruptedSeries(long)
    expect(effect?.change).toBeCloseTo(-0.8795676301861536, 8)
    expect(effect?.ci?.[0]).toBeCloseTo(-1.1747949781614262, 7)
    expect(effect?.ci?.[1]).toBeCloseTo(-0.584340282210881, 7)
  })
  test('Welch’s difference', () => {
    const { change, ci } = welch(BEFORE.slice(0, 5), AFTER.slice(0, 5))
    expect(change).toBeCloseTo(-3.14, 9)
    expect(ci?.[0]).toBeCloseTo(-3.965089843199262, 7)
    expect(ci?.[1]).toBeCloseTo(-2.314910156800743, 7)
  })
  test('a mean', () => {
    const { mean, ci } = estimateOf(BEFORE.slice(0, 5)) ?? { mean: 0, ci: null }
    expect(mean).toBeCloseTo(14.18, 9)
    expect(ci?.[0]).toBeCloseTo(13.46996792930857, 7)
    expect(ci?.[1]).toBeCloseTo(14.890032070691433, 7)
  })
})

test('the method follows the number of weeks, and says so where there are too few', () => {
  const some = (before: number, after: number) => effectOf(weeks.filter(({ week }) => week >= -before && week < after))
  expect(some(10, 10).method).toBe('interrupted-series')
  expect(some(10, 7).method).toBe('difference')
  expect(some(3, 3).method).toBe('difference')
  expect(some(2, 10)).toMatchObject({ method: 'too-few', ci: null })
  expect(some(10, 0)).toEqual({ method: 'too-few', change: null, ci: null })
})

test('a trend that was there before is no effect', () => {
  const falling = Array.from({ length: 24 }, (_, i) => ({ week: i - 12, value: 40 - i + (i % 2 ? 0.3 : -0.3) }))
  const effect = effectOf(falling)
  expect(effect.ci?.[0]).toBeLessThan(0)
  expect(effect.ci?.[1]).toBeGreaterThan(0)
})

describe('what does not vary has no interval: one of no width would say that the next week is known', () => {
  const flat = (before: number, after: number, each: number) =>
    Array.from({ length: 2 * each }, (_, i) => ({ week: i - each, value: i < each ? before : after }))
  // 0.1 + 0.2: a mean of these is not one of them to the last digit.
  test.each([
    [5, 5, 4],
    [5, 3, 4],
    [0.1 + 0.2, 0.3, 12],
    [5, 3, 12],
    [0, 0, 3],
  ])('%d, then %d, over %d weeks a side', (before, after, each) => {
    const weeks = flat(before, after, each)
    expect(estimateOf(weeks.slice(0, each).map(({ value }) => value))?.ci).toBeNull()
    const effect = effectOf(weeks)
    expect(effect).toMatchObject({ method: 'no-spread', ci: null })
    expect(effect.change).toBeCloseTo(after - before, 9)
  })
  test('two straight lines have none either, and one side that varies is enough for one', () => {
    const lines = Array.from({ length: 20 }, (_, i) => ({ week: i - 10, value: i < 10 ? 40 - i : 20 - i / 3 }))
    expect(effectOf(lines)).toMatchObject({ method: 'no-spread', ci: null })
    const half = effectOf([5, 5, 5, 4, 3, 4].map((value, i) => ({ week: i - 3, value })))
    expect(half.method).toBe('difference')
    expect(half.ci?.[0]).toBeLessThan(half.ci?.[1] ?? NaN)
  })
  test('the values themselves decide, and the sentences say so', () => {
    const [before, after] = [estimateOf([5, 5, 5, 5]), estimateOf([3, 3, 3, 3])]
    const result = (to: number) =>
      resultOf({ baseline: 5, target: 3 }, { after: estimateOf([to, to, to]), effect: effectOf(flat(5, to, 4)) }, true)
    expect([3, 4, 5].map(result)).toEqual(['reached', 'improved', 'did-not-work'])
    const stated = { baseline: 8, target: 3, unit: 'min', isAfterwards: false }
    const said = explainOutcome(stated, before, after, effectOf(flat(5, 3, 4))).join(' ')
    expect(said).not.toContain('likely')
    expect(said).toContain(
      'Before: 5 min on average over 4 weeks, the same in each: what does not vary has no interval.',
    )
    expect(said).toContain('chance cannot be judged')
    expect(said).toContain('The baseline that was stated, 8 min, is not what was measured before.')
  })
})

describe('the result', () => {
  const promised = { baseline: 14, target: 10 }
  const measured = (mean: number, change: number, half: number) => ({
    after: { mean, n: 10, ci: [mean - half, mean + half] as [number, number] },
    effect: { method: 'difference' as const, change, ci: [change - half, change + half] as [number, number] },
  })
  test.each([
    ['reached', 9.8, -4.2, 0.5],
    ['improved', 12, -2, 0.5],
    ['did-not-work', 13.9, -0.1, 0.5],
    ['did-not-work', 15, 1, 0.5],
    // Sure, and next to nothing.
    ['did-not-work', 13.9, -0.05, 0.03],
    ['unclear', 13, -1, 3.5],
  ])('%s', (result, mean, change, half) => {
    expect(resultOf(promised, measured(mean, change, half), true)).toBe(result)
  })
  test('before the day that was agreed, only what is reached is a result', () => {
    expect(resultOf(promised, measured(13.9, -0.1, 0.5), false)).toBe('too-early')
    expect(resultOf(promised, measured(9.8, -4.2, 0.5), false)).toBe('reached')
  })
  test('nothing measured is no result, and never a failure', () => {
    expect(resultOf(promised, { after: null, effect: { method: 'too-few', change: null, ci: null } }, true)).toBe(
      'unclear',
    )
  })
  test('a number that is to rise is judged the other way', () => {
    expect(resultOf({ baseline: 24, target: 50 }, measured(51, 27, 2), true)).toBe('reached')
    expect(resultOf({ baseline: 24, target: 50 }, measured(24, 0, 2), true)).toBe('did-not-work')
  })
})

test('weeks are counted from the day of shipping, which is in none of them; a week that is not over is left out', () => {
  const shipped = new Date('2026-03-10T15:00:00Z')
  const day = (text: string, value: number, n = 1) => ({ at: new Date(`${text}T00:00:00Z`), value, n })
  const days = [
    day('2026-03-03', 1),
    day('2026-03-09', 4, 2),
    day('2026-03-10', 100),
    day('2026-03-11', 7),
    day('2026-03-17', 9),
    day('2026-03-18', 50),
  ]
  expect(weeksAround(days, shipped, new Date('2026-03-20T00:00:00Z'))).toEqual([
    { week: -1, value: 3 },
    { week: 0, value: 8 },
  ])
})

test('as many weeks stand on each side, each with all its days, however long ago it shipped', () => {
  const shipped = new Date('2025-03-10T15:00:00Z')
  const first = Date.UTC(2025, 2, 10) - 183 * 86_400_000
  // What is read around a day of shipping: 183 days on each side. The last one alone would be a week of one day.
  const days = Array.from({ length: 367 }, (_, i) => ({ at: new Date(first + i * 86_400_000), value: 1, n: 1 }))
  const found = weeksAround(days, shipped, new Date('2026-03-10T00:00:00Z')).map(({ week }) => week)
  expect([found.at(0), found.at(-1), found.length]).toEqual([-26, 25, 52])
})
