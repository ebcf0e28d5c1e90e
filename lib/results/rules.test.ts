import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figures } from './schema'
import { wilson } from '@/lib/core/stats/wilson'
import { figuresOf, type Count } from './rules-figures'
import { buildResults } from './rules'
import type { CellCount } from './rules-groups'
import { questionSchema, type Question } from '@/lib/surveys/schema'

const limits = { scores: 5, distributions: 8, population: 48 }
const count = (value: string | null, n: number, more: Partial<Count> = {}): Count => ({
  row: '',
  value,
  count: n,
  places: 0,
  firsts: 0,
  ...more,
})
const q = (over: object): Question => questionSchema.parse({ key: 'q', type: 'rating', label: 'Q', ...over })
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

describe('figuresOf', () => {
  it('gives mean, favourable share and distribution of a rating, each with its interval', () => {
    const figures = figuresOf(q({}), [count(null, 31), count('5', 10), count('4', 9), count('2', 12)], limits)
    expect(figures.n).toBe(31)
    expect(figures.mean).toBeCloseTo((50 + 36 + 24) / 31)
    expect(figures.ci![0]).toBeLessThan(figures.mean!)
    expect(figures.median).toBe(4)
    expect(figures.favourable).toBeCloseTo(19 / 31)
    expect(figures.favourableCi).toEqual(wilson(19, 31, 48))
    expect(figures.distribution!.map((one) => one.count)).toEqual([0, 12, 0, 9, 10])
  })
  it('gives a score from five answers, a distribution only from eight', () => {
    const of = (n: number) => figuresOf(q({}), [count(null, n), count('3', n)], limits)
    expect(of(4)).toEqual({ n: null, suppressed: true })
    // Three of five is no favourable answer; nobody is told as at most one.
    expect(of(5)).toMatchObject({ n: 5, favourable: 1 / 5, favourableBound: 'at most' })
    expect(of(5)).not.toHaveProperty('mean')
    expect(of(8).mean).toBe(3)
    expect(of(5)).not.toHaveProperty('distribution')
    expect(of(8)).toHaveProperty('distribution')
    expect(figuresOf(q({ type: 'single', options }), [count(null, 7), count('a', 7)], limits).suppressed).toBe(true)
  })
  it('counts the lowest points as favourable where the low end is good, also of few', () => {
    const low = q({ favourableEnd: 'low' })
    const figures = figuresOf(low, [count(null, 31), count('5', 10), count('4', 9), count('2', 12)], limits)
    expect(figures.favourable).toBeCloseTo(12 / 31)
    expect(figures.favourableCi).toEqual(wilson(12, 31, 48))
    expect(figures.distribution!.map((one) => one.value)).toEqual([1, 2, 3, 4, 5])
    const few = [count(null, 6), count('1', 5), count('5', 1)]
    expect(figuresOf(low, few, limits)).toEqual({
      n: 6,
      suppressed: false,
      favourable: 5 / 6,
      favourableBound: 'at least',
      favourableCi: wilson(5, 6, 48),
    })
    expect(figuresOf(q({}), few, limits)).toMatchObject({ favourable: 1 / 6, favourableBound: 'at most' })
  })
  it('calls nothing favourable where neither end is good, and shows nothing of few', () => {
    const neither = q({ favourableEnd: 'none' })
    const figures = figuresOf(neither, [count(null, 9), count('5', 9)], limits)
    expect(figures).toMatchObject({ n: 9, mean: 5 })
    expect(figures).not.toHaveProperty('favourable')
    expect(figures).not.toHaveProperty('favourableCi')
    expect(figuresOf(neither, [count(null, 7), count('5', 7)], limits)).toEqual({ n: null, suppressed: true })
  })
  it('shows nothing of few whose share at the other end was shown before', () => {
    const few = [count(null, 6), count('1', 5), count('5', 1)]
    const changed = q({ favourableEnd: 'low', favourableEndChanged: true })
    expect(figuresOf(changed, few, limits)).toEqual({ n: null, suppressed: true })
    expect(figuresOf(changed, [count(null, 8), count('1', 8)], limits).favourable).toBe(1)
  })
  it('leaves an NPS as it is, whatever a stored question says', () => {
    const counts = [count(null, 10), count('10', 5), count('0', 5)]
    expect(figuresOf(q({ type: 'nps', favourableEnd: 'low' }), counts, limits)).toEqual(
      figuresOf(q({ type: 'nps' }), counts, limits),
    )
  })
  it('gives equal figures of a scale that is turned round, with its good end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 5, maxLength: 5 }), (points) => {
        const n = points.reduce((sum, one) => sum + one, 0)
        const counts = (at: (index: number) => number) => [
          count(null, n),
          ...points.map((times, index) => count(String(at(index)), times)),
        ]
        const high = figuresOf(
          q({}),
          counts((index) => index + 1),
          limits,
        )
        const low = figuresOf(
          q({ favourableEnd: 'low' }),
          counts((index) => 5 - index),
          limits,
        )
        const share = ({ favourable, favourableCi, favourableBound, suppressed }: Figures) => ({
          ...{ favourable, favourableCi, favourableBound, suppressed },
        })
        expect(share(low)).toEqual(share(high))
        if (high.mean !== undefined) expect(low.mean).toBeCloseTo(6 - high.mean, 9)
      }),
    )
  })
  it('leaves numbers out of every figure that could be given before there was a bound', () => {
    const number = q({ type: 'number' })
    const sane = [count('0', 3), count('4', 3), count('8', 3)]
    const figures = figuresOf(number, [count(null, 10), ...sane, count('1e+160', 1)], limits)
    expect(figures).toEqual(figuresOf(number, [count(null, 9), ...sane], limits))
    expect(figures).toMatchObject({ n: 9, mean: 4, median: 4 })
    expect(figures.ci!.every(Number.isFinite)).toBe(true)
    expect(figuresOf(number, [count(null, 8), count('-1e+308', 8)], limits)).toMatchObject({ suppressed: true })
  })
  it('takes shares of a multi question from those who answered it', () => {
    const figures = figuresOf(q({ type: 'multi', options }), [count(null, 10), count('a', 9), count('b', 5)], limits)
    expect(figures.distribution!.map((one) => one.share)).toEqual([0.9, 0.5])
  })
  it('scores nps, ranks, and counts matrix rows each by its own answers', () => {
    expect(
      figuresOf(q({ type: 'nps' }), [count(null, 10), count('10', 5), count('0', 2), count('7', 3)], limits).nps,
    ).toBe(30)
    const ranks = figuresOf(
      q({ type: 'ranking', options }),
      [count(null, 8), count('a', 8, { places: 10, firsts: 6 }), count('b', 8, { places: 14, firsts: 2 })],
      limits,
    )
    expect(ranks.distribution!.map((one) => [one.count, one.place])).toEqual([
      [6, 1.25],
      [2, 1.75],
    ])
    const rows = [
      { value: 'r', label: 'R' },
      { value: 's', label: 'S' },
    ]
    const matrix = figuresOf(
      q({ type: 'matrix', options, rows }),
      [
        count(null, 9),
        count(null, 9, { row: 'r' }),
        count('a', 9, { row: 'r' }),
        count(null, 2, { row: 's' }),
        count('b', 2, { row: 's' }),
      ],
      limits,
    )
    expect(matrix.rows!.map((row) => row.suppressed)).toEqual([false, true])
    expect(matrix.rows![1]).not.toHaveProperty('distribution')
  })
  it('gives each rank its mean place with an interval, and how often an option stood where', () => {
    const three = [...options, { value: 'c', label: 'C' }]
    const counts = [
      count(null, 10),
      count('a', 10, { places: 15, firsts: 6 }),
      count('a', 6, { row: '1' }),
      count('a', 3, { row: '2' }),
      count('a', 1, { row: '3' }),
      count('b', 10, { places: 20, firsts: 2 }),
      count('b', 2, { row: '1' }),
      count('b', 6, { row: '2' }),
    ]
    const [a, b, c] = figuresOf(q({ type: 'ranking', options: three }), counts, {
      ...limits,
      population: undefined,
    }).distribution!
    expect([a!.places, a!.place, a!.count]).toEqual([[6, 3, 1], 1.5, 6])
    // By hand: s² = (6·0.25 + 3·0.25 + 1·2.25) / 9 = 0.5; t of 9 degrees is 2.2622.
    const half = 2.2622 * Math.sqrt(0.5 / 10)
    // Nothing is placed before the first.
    expect(a!.placeCi![0]).toBe(1)
    expect(a!.placeCi![1]).toBeCloseTo(1.5 + half, 3)
    // Some of b were counted before places were: its mean place stands alone.
    expect([b!.place, b!.places, b!.placeCi]).toEqual([2, undefined, undefined])
    expect(c).not.toHaveProperty('place')
  })
  it('does not fail when more answered than were asked', () => {
    expect(figuresOf(q({}), [count(null, 60), count('5', 60)], limits).favourable).toBe(1)
  })
})

describe('answers that say a question does not apply', () => {
  const na = { value: 'na', label: 'Does not apply', na: true }
  it('are in no share, mean or score of a scale, and counted apart', () => {
    const figures = figuresOf(
      q({ options: [na] }),
      [count(null, 30), count('na', 9), count('5', 12), count('3', 4), count('1', 5)],
      limits,
    )
    // By hand: 21 to whom it applies, 12 of them favourable, (60 + 12 + 5) / 21 on average.
    expect(figures).toMatchObject({ n: 21, na: 9, median: 5, favourable: 12 / 21, favourableCi: wilson(12, 21, 48) })
    expect(figures.mean).toBeCloseTo(77 / 21, 12)
    expect(figures.distribution!.map((one) => [one.value, one.count])).toEqual([
      [1, 5],
      [2, 0],
      [3, 4],
      [4, 0],
      [5, 12],
    ])
    expect(figures.distribution!.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12)
    expect(
      figuresOf(
        q({ type: 'nps', options: [na] }),
        [count(null, 20), count('na', 10), count('10', 6), count('2', 4)],
        limits,
      ),
    ).toMatchObject({ n: 10, na: 10, nps: 20 })
  })
  it('are in no share of choices, and in none of their own row of a matrix', () => {
    const single = figuresOf(
      q({ type: 'single', options: [...options, na] }),
      [count(null, 20), count('a', 6), count('b', 4), count('na', 10)],
      limits,
    )
    expect(single).toMatchObject({ n: 10, na: 10 })
    expect(single.distribution!.map((one) => [one.value, one.share])).toEqual([
      ['a', 0.6],
      ['b', 0.4],
    ])
    const rows = [
      { value: 'r', label: 'R' },
      { value: 's', label: 'S' },
    ]
    const matrix = figuresOf(
      q({ type: 'matrix', options: [...options, na], rows }),
      [
        count(null, 12),
        count(null, 12, { row: 'r' }),
        count('a', 9, { row: 'r' }),
        count('na', 3, { row: 'r' }),
        count(null, 12, { row: 's' }),
        count('b', 5, { row: 's' }),
        count('na', 7, { row: 's' }),
      ],
      limits,
    )
    expect(matrix.rows).toMatchObject([
      { n: 9, na: 3, suppressed: false },
      { n: 12, suppressed: true },
    ])
    expect(matrix.rows![0]!.distribution!.map((one) => one.share)).toEqual([1, 0])
    expect(matrix.rows![1]).not.toHaveProperty('na')
  })
  it('make a score a distribution: from as many answers, and as many of those to whom it applies', () => {
    const of = (all: number, none: number) =>
      figuresOf(q({ options: [na] }), [count(null, all), count('na', none), count('3', all - none)], limits)
    expect(of(7, 1)).toEqual({ n: null, suppressed: true })
    expect(of(9, 2)).toEqual({ n: 9, suppressed: true })
    expect(of(9, 1)).toMatchObject({ n: 8, na: 1, mean: 3 })
  })
})

describe('buildResults', () => {
  const teams = [
    { id: 'a', name: 'A', headcount: 20 },
    { id: 'b', name: 'B', headcount: 12 },
    { id: 'c', name: 'C', headcount: 4 },
    { id: 'd', name: 'D', headcount: 10 },
  ]
  const cell = (segment: string | null, value: string | null, n: number): CellCount => ({
    segment,
    key: 'q',
    ...count(value, n),
  })
  const answers = (segment: string | null, n: number) => [cell(segment, null, n), cell(segment, '4', n)]
  const survey = {
    id: 's',
    title: 'S',
    status: 'open' as const,
    anonymity: 'anonymous' as const,
    questions: [q({})],
    declined: 1,
    minScore: 5,
    minComments: 8,
    invitedOnly: false,
    disclosure: null,
  }
  const base = {
    survey,
    teams,
    invited: 46,
    counted: 27,
    sizes: [
      { dimension: 'team' as const, segment: 'a', n: 15, open: true },
      { dimension: 'team' as const, segment: 'b', n: 9, open: false },
      { dimension: 'team' as const, segment: 'c', n: 3, open: false },
    ],
    whole: answers(null, 27),
    groups: answers('a', 15),
  }
  it('shows the whole, and hides the small group together with another', () => {
    const results = buildResults({ ...base, by: 'team', team: null })
    expect(results).toMatchObject({ n: 27, invited: 46, suppressed: false, missing: [] })
    expect(results.rate).toBeCloseTo(27 / 46)
    expect(results.questions[0]!.n).toBe(27)
    expect(results.questions[0]!.groups!.map((group) => [group.label, group.suppressed])).toEqual([
      ['A', false],
      ['B', true],
      // Nobody of it answered, which the list must not tell: it is not told of D either.
      ['D', true],
    ])
    // D is the next larger one: without it the number of all would tell that of the small team C.
    expect(results.participation.map((one) => one.n)).toEqual([15, null, null, null])
  })
  it('does not tell of a team smaller than the minimum whether anyone of it answered', () => {
    // One person is the whole team: an answer of it, or none, is that person's.
    const alone = { id: 'e', name: 'E', headcount: 1, platform: false }
    const told = (sizes: (typeof base)['sizes'], team: string | null) => {
      const { participation, missing, dissimilarity, questions, n, rate, suppressed } = buildResults({
        ...base,
        teams: [...teams, alone],
        sizes,
        by: team === null ? 'team' : null,
        team,
      })
      return {
        row: participation.find((one) => one.team === 'e'),
        missing,
        dissimilarity,
        questions,
        n,
        rate,
        suppressed,
      }
    }
    // As many in all: that number everybody reads.
    const answered = [
      ...base.sizes.map((one) => (one.segment === 'b' ? { ...one, n: 8 } : one)),
      { dimension: 'team' as const, segment: 'e', n: 1, open: false },
    ]
    expect(told(answered, 'e')).toEqual(told(base.sizes, 'e'))
    expect(told(answered, 'e')).toMatchObject({ n: null, rate: null, suppressed: true, row: { n: null } })
    const [one, other] = [told(answered, null), told(base.sizes, null)]
    expect([one.row, one.missing, one.questions]).toEqual([other.row, other.missing, other.questions])
  })
  it('tells that nobody of a team answered only where the number of all leaves no hidden team alone', () => {
    const numbers = (...sizes: [string, number][]) =>
      buildResults({
        ...base,
        teams: teams.filter(({ id }) => id !== 'c'),
        sizes: sizes.map(([segment, n]) => ({ dimension: 'team' as const, segment, n, open: n >= 5 })),
        ...{ by: null, team: null },
      })
    const told = (...sizes: [string, number][]) => numbers(...sizes).participation.map(({ n }) => n)
    // The first answer of all: the empty teams would say whose it is.
    expect(told(['d', 1])).toEqual([null, null, null])
    expect(numbers(['d', 1]).missing).toEqual([])
    // In a list of groups neither, of teams and of roles.
    const listed = (by: 'team' | 'role', segment: string) =>
      buildResults({
        ...base,
        sizes: [{ dimension: by, segment, n: 1, open: false }],
        ...{ by, team: null, whole: [], groups: [], large: by === 'role' ? new Set(['sre', 'backend']) : undefined },
      }).questions[0]!.groups!.map(({ label }) => label)
    expect(listed('team', 'd')).toEqual(['A', 'B', 'D'])
    expect(listed('role', 'sre')).toEqual(['backend', 'sre'])
    expect(told(['b', 1], ['d', 1])).toEqual([null, null, null])
    expect(told(['b', 3], ['d', 2])).toEqual([0, null, null])
    expect(told(['a', 15], ['d', 3])).toEqual([15, null, null])
    expect(told(['a', 15])).toEqual([15, 0, 0])
    // Beside two teams that are told the third one would be: the smallest of them is not.
    expect(told(['a', 15], ['b', 9], ['d', 3])).toEqual([15, null, null])
    expect(told(['a', 4], ['b', 4], ['d', 9])).toEqual([null, null, null])
  })
  it('does not say of a team that its answers are counted while some of the survey wait', () => {
    const of = (counted: number) => buildResults({ ...base, counted, by: null, team: 'a' }).counted
    const all = buildResults({ ...base, counted: 1_000, by: null, team: 'a' })
    expect([all.n, all.counted]).toEqual([all.n, all.n])
    expect(all.n).not.toBeNull()
    const total = buildResults({ ...base, by: null, team: null }).n!
    expect([of(total), of(total - 1)]).toEqual([all.n, null])
  })
  it.each(['a', 'b', 'c'])('a filter on team %s shows what its group shows', (team) => {
    const groups = buildResults({ ...base, by: 'team', team: null }).questions[0]!.groups!
    const filtered = buildResults({ ...base, by: null, team }).questions[0]!
    // A team smaller than the minimum does not stand in the list where it is hidden.
    const group = groups.find((one) => one.value === team) ?? { suppressed: true, mean: undefined, n: null }
    expect([filtered.suppressed, filtered.mean, filtered.n]).toEqual([group.suppressed, group.mean, group.n])
  })
  it('hides more under a larger minimum, and what would follow from the rest', () => {
    const shown = (over: object) =>
      buildResults({ ...base, ...over, minimum: 13, by: 'team', team: null })
        .questions[0]!.groups!.filter((group) => !group.suppressed)
        .map((group) => group.label)
    expect(shown({})).toEqual([])
    expect(shown({ whole: answers(null, 30), groups: [...answers('a', 15), ...answers('b', 15)] })).toEqual(['A', 'B'])
  })
  it('says nothing of nobody', () => {
    const results = buildResults({ ...base, sizes: [], whole: [], groups: [], by: null, team: null })
    expect(results).toMatchObject({ n: 0, suppressed: true, rate: 0 })
    expect(results.questions[0]!.suppressed).toBe(true)
  })
})
