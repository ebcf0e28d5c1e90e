import { describe, expect, it } from 'vitest'
import { meanOf } from '@/lib/core/stats/mean'
import { wilson } from '@/lib/core/stats/wilson'
import { normalizeQuestion, questionErrors } from '@/lib/surveys/rules'
import { questionInput, type Question, type QuestionInput } from '@/lib/surveys/schema'
import { bandsOf, middleOf } from './rules-figures-more'
import { figuresOf, type Count } from './rules-figures'
import { meaningChanged } from './rules-trend'

const limits = { scores: 5, distributions: 8, population: 48 }
const make = (over: object): Question =>
  normalizeQuestion(questionInput.parse({ key: 'q', label: 'Q', ...over }) as QuestionInput)
const count = (value: string | null, n: number, row = ''): Count => ({ row, value, count: n, places: 0, firsts: 0 })
it('numbers outside the bound, from before there was one, are in no figure beside “does not apply” either', () => {
  const options = [{ value: 'na', label: 'Does not apply', na: true }]
  const counts = [count(null, 24), count('3', 12), count('1e300', 2), count('na', 10)]
  expect(figuresOf(make({ type: 'number', options }), counts, limits)).toMatchObject({ n: 12, na: 10, mean: 3 })
})
describe.each(['rating', 'nps', 'number', 'slider'] as const)(
  '“does not apply” that is called by a number in a %s',
  (type) => {
    it('is no answer of it', () => {
      const [named, numbered] = ['na', '99'].map((value) => {
        const question = make({ type, options: [{ value, label: 'Does not apply', na: true }] })
        return figuresOf(question, [count(null, 20), count('3', 5), count('5', 7), count(value, 8)], limits)
      })
      expect(numbered).toEqual(named)
      expect(numbered!.mean).toBeCloseTo((3 * 5 + 5 * 7) / 12)
    })
    it('cannot be asked any more', () => {
      const faults = (value: string) =>
        Object.values(questionErrors([make({ type, options: [{ value, label: 'Does not apply', na: true }] })])).flat()
      for (const value of ['99', '-1', '0', ' 3 ', '1e2']) expect(faults(value)).toHaveLength(1)
      for (const value of ['na', 'n99', '9.9.9']) expect(faults(value)).toEqual([])
    })
  },
)

const times = (...list: string[]) => list.map((time) => ({ time, count: 1 }))

describe('a slider', () => {
  const slider = make({ type: 'slider', minLabel: 'none', maxLabel: 'all' })
  it('has mean, median and ten bands whose counts are all answers', () => {
    const counts = [count(null, 10), count('0', 1), count('9', 2), count('10', 3), count('99', 1), count('100', 3)]
    const figures = figuresOf(slider, counts, limits)
    const mean = (0 + 18 + 30 + 99 + 300) / 10
    expect(figures.mean).toBeCloseTo(mean)
    expect(figures.median).toBe(10)
    expect(figures.distribution!.map((one) => one.label)).toEqual([
      '0 none – 9',
      ...[10, 20, 30, 40, 50, 60, 70, 80].map((low) => `${low} – ${low + 9}`),
      '90 – 100 all',
    ])
    expect(figures.distribution!.map((one) => one.count)).toEqual([3, 3, 0, 0, 0, 0, 0, 0, 0, 4])
    expect(figures.distribution![0]!.ci).toEqual(wilson(3, 10, 48))
  })
  it('shows nothing of fewer than a distribution needs, and no distribution where only scores are drawn', () => {
    const of = (n: number, more = {}) => figuresOf(slider, [count(null, n), count('50', n)], { ...limits, ...more })
    expect(of(7)).toEqual({ n: null, suppressed: true })
    expect(of(8)).toHaveProperty('distribution')
    expect(of(8, { scoreOnly: true })).not.toHaveProperty('distribution')
    expect(of(8, { scoreOnly: true }).mean).toBe(50)
  })
  it('leaves out to whom it does not apply', () => {
    const na = make({ type: 'slider', options: [{ value: 'na', label: 'No', na: true }] })
    const figures = figuresOf(na, [count(null, 12), count('na', 3), count('10', 9)], limits)
    expect([figures.n, figures.na, figures.mean]).toEqual([9, 3, 10])
    expect(figures.distribution!.map((one) => one.count).reduce((a, b) => a + b)).toBe(9)
  })
  it.each([
    [{ min: 0, max: 10, step: 1 }, 11],
    [{ min: 0, max: 1, step: 0.1 }, 11],
    [{ min: 0, max: 60, step: 1 }, 10],
    [{ min: 0, max: 24, step: 1 }, 8],
    [{ min: -5, max: 5, step: 0.5 }, 10],
  ])('%j has %i bands, and each of its points is in one', (over, bands) => {
    const { min, max, step } = over
    const points = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) =>
      Number((min + at * step).toPrecision(12)),
    )
    const found = bandsOf(
      make({ type: 'slider', ...over }),
      points.map((value) => ({ value, count: 1 })),
    )
    expect(found).toHaveLength(bands)
    expect(found.reduce((sum, one) => sum + one.count, 0)).toBe(points.length)
    expect(found[0]!.value).toBe(min)
    expect(found.slice(0, -1).every((one) => one.count === found[0]!.count)).toBe(true)
  })
  it('with other ends asks something else than the wave before', () =>
    expect(meaningChanged(slider, { ...slider, max: 10 })).toBe('scale'))
})

describe('times of day', () => {
  it('have the middle that people mean, also across midnight', () => {
    expect(middleOf(times('08:00', '09:00', '10:00'))).toBe('09:00')
    expect(middleOf(times('23:00', '01:00'))).toBe('00:00')
    expect(middleOf(times('22:30', '23:30', '00:30', '01:00'))).toBe('00:00')
    expect(middleOf(times('00:00', '00:01'))).toBe('00:01')
  })
  it('have none where they go round the clock, and none without answers', () => {
    expect(middleOf(times('00:00', '03:30', '07:00', '10:30', '14:00', '17:30', '21:00'))).toBeNull()
    expect(middleOf([])).toBeNull()
  })
  it('are told by the hour, from as many answers as a distribution', () => {
    const time = make({ type: 'time' })
    const of = (n: number) => figuresOf(time, [count(null, n), count('09:05', n - 1), count('10:59', 1)], limits)
    expect(of(7)).toEqual({ n: null, suppressed: true })
    const { distribution, medianTime, mean } = of(8)
    expect(distribution).toHaveLength(24)
    expect(distribution!.filter((one) => one.count > 0)).toMatchObject([
      { value: '09:00', label: '09:00 – 09:59', count: 7, share: 7 / 8 },
      { value: '10:00', count: 1 },
    ])
    expect([medianTime, mean]).toEqual(['09:05', undefined])
  })
})

describe('a constant sum', () => {
  const sum = make({ type: 'sum', total: 10, options: ['a', 'b', 'c'].map((value) => ({ value, label: value })) })
  const counts = [
    count(null, 8),
    ...['a', 'b', 'c'].map((row) => count(null, 8, row)),
    count('10', 2, 'a'),
    count('4', 6, 'a'),
    count('0', 2, 'b'),
    count('6', 6, 'b'),
    count('0', 8, 'c'),
  ]
  it('has the mean share of each part, which come to 1, with the interval of the mean', () => {
    const { distribution } = figuresOf(sum, counts, limits)
    expect(distribution!.map((one) => one.mean)).toEqual([5.5, 4.5, 0])
    expect(distribution!.map((one) => one.share)).toEqual([0.55, 0.45, 0])
    expect(distribution!.map((one) => one.count)).toEqual([8, 6, 0])
    const { ci } = meanOf(
      [
        { value: 4, count: 6 },
        { value: 10, count: 2 },
      ],
      { population: 48, bounds: [0, 10] },
    )!
    expect(distribution![0]!.ci).toEqual([ci![0] / 10, ci![1] / 10])
    // Nobody gave c anything: that does not say that nobody would.
    expect(distribution![2]!.ci).toEqual(wilson(0, 8, 48))
  })
  it('shows nothing of fewer than a distribution needs', () =>
    expect(figuresOf(sum, [count(null, 7), ...counts.slice(1)], limits)).toEqual({ n: null, suppressed: true }))
})

describe('best and worst', () => {
  const options = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value.toUpperCase() }))
  const sets = [
    ['a', 'b', 'c'],
    ['a', 'b', 'd'],
    ['a', 'c', 'd'],
  ]
  const asked: Question = { ...make({ type: 'maxdiff', options }), sets }
  // Eight of twenty people choose "a" as best each of the three times that they see it, the others "b" or "c".
  const counts = [
    count(null, 20),
    ...['1.best', '2.best', '3.best'].flatMap((row, at) => [count('a', 8, row), count(at < 2 ? 'b' : 'c', 12, row)]),
  ]
  it('has the interval of people, who choose alike in their sets, and not of so many sets', () => {
    const of = (population: number | undefined) =>
      figuresOf(asked, counts, { ...limits, population }).distribution!.find(({ value }) => value === 'a')!
    expect(of(undefined)).toMatchObject({ count: 24, share: 0.4 })
    expect(of(undefined).ci).toEqual(wilson(8, 20))
    expect(of(48).ci).toEqual(wilson(8, 20, 48))
    // svyciprop(~y, svydesign(~person)) of the package survey 4.1.1 for R has 0.20–0.64; 24 of 60 sets had 0.29–0.53.
    expect(of(undefined).ci[0]).toBeLessThan(0.22)
    expect(of(undefined).ci[1]).toBeGreaterThan(0.61)
  })
})
