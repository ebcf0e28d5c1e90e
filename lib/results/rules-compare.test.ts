import { describe, expect, it } from 'vitest'
import type { Group, QuestionResult } from './schema'
import { comparedWith, measuresIn, namesOfMeasure, positionOf, teamRankingOf } from './rules-compare'

const group = (value: string | null, favourable: number | null, half = 0.05): Group => ({
  value,
  label: `Team ${value}`,
  n: favourable === null ? null : 20,
  suppressed: favourable === null,
  ...(favourable !== null && { favourable, favourableCi: [favourable - half, favourable + half] }),
})
const question = (groups: Group[]): QuestionResult => ({
  key: 'ci',
  type: 'rating',
  label: 'CI',
  least: 5,
  n: 100,
  suppressed: false,
  favourable: 0.5,
  favourableCi: [0.45, 0.55],
  groups,
})

describe('teamRankingOf', () => {
  it('places each shown team among the others, and says only what its interval allows', () => {
    const found = teamRankingOf(
      question([
        group('a', 0.9),
        group('b', 0.2),
        group('c', 0.5),
        group('d', 0.55),
        group('e', 0.6, 0.5),
        group(null, 0.1),
        group('f', null),
      ]),
    )!
    expect(found.teams.map(({ team, rank, position }) => [team, rank, position])).toEqual([
      ['a', 1, 'top'],
      ['e', 0.75, 'unclear'],
      ['d', 0.5, 'middle'],
      ['c', 0.25, 'bottom'],
      ['b', 0, 'bottom'],
    ])
    expect(found.teams[1]!.rankRange).toEqual([0, 1])
  })
  it('puts the lowest mean first where lower is better, and the highest where neither end is', () => {
    const ofMean = (value: string, mean: number): Group => ({
      ...{ value, label: `Team ${value}`, n: 20, suppressed: false },
      ...{ mean, ci: [mean - 0.1, mean + 0.1] },
    })
    const {
      favourable: _share,
      favourableCi: _ci,
      ...numbers
    } = question([3, 9, 5, 7, 1].map((mean, at) => ofMean('abcde'.charAt(at), mean)))
    const asked = { ...numbers, type: 'number', mean: 5, ci: [4, 6] } as const
    const ranked = (favourableEnd: 'low' | 'none') =>
      teamRankingOf({ ...asked, ci: [4, 6], favourableEnd })!.teams.map(({ team, position }) => [team, position])
    expect(ranked('low')).toEqual([
      ['e', 'top'],
      ['a', 'top'],
      ['c', 'middle'],
      ['d', 'bottom'],
      ['b', 'bottom'],
    ])
    expect(ranked('none').map(([team]) => team)).toEqual(['b', 'd', 'c', 'a', 'e'])
  })
  it('keeps a team whose people answered alike, without saying how sure its place is', () => {
    const {
      favourable: _share,
      favourableCi: _ci,
      ...numbers
    } = question(
      [3, 9, 5, 7, 1].map((mean, at): Group => ({
        ...{ value: 'abcde'.charAt(at), label: 'Team', n: 20, suppressed: false, mean },
        ...(mean !== 9 && { ci: [mean - 0.1, mean + 0.1] }),
      })),
    )
    const [first] = teamRankingOf({ ...numbers, type: 'number', mean: 5, ci: [4, 6] })!.teams
    expect(first).toMatchObject({ team: 'b', rank: 1, ci: null, rankRange: [0, 1], position: 'unclear' })
  })
  it('says nothing of fewer than five that may be shown', () => {
    expect(
      teamRankingOf(
        question([
          group('a', 0.9),
          group('b', 0.2),
          group('c', 0.5),
          group('d', 0.4),
          group('e', null),
          group(null, 0.3),
        ]),
      ),
    ).toBeNull()
    expect(teamRankingOf({ ...question([]), favourable: undefined })).toBeNull()
  })
  it('calls a place clear when both ends of its interval are on its side', () => {
    expect(positionOf(0.8, [0.4, 0.9])).toBe('unclear')
    expect(positionOf(0.8, [0.5, 0.9])).toBe('top')
    expect(positionOf(0.2, [0, 0.6])).toBe('unclear')
    expect(positionOf(0.5, [0.3, 0.7])).toBe('middle')
  })
})

describe('a benchmark', () => {
  const value = { measure: 'Trust in CI', favourable: 0.4, p25: 0.3, p50: 0.4, p75: 0.6, p90: null, n: 90 }
  it('is found by key before words, however they are written', () => {
    expect(measuresIn([value])(namesOfMeasure({ key: 'ci', label: 'trust in CI?' }))).toBe(value)
    expect(
      measuresIn([value, { ...value, measure: 'CI' }])(namesOfMeasure({ key: 'ci', label: 'Trust in CI' }))?.measure,
    ).toBe('CI')
    expect(measuresIn([value])(namesOfMeasure({ key: 'docs', label: 'Docs' }))).toBeUndefined()
  })
  it('is set beside the share with the interval of ours, and the place between its percentiles', () => {
    expect(comparedWith(question([]), value)).toMatchObject({
      difference: expect.closeTo(0.1, 9),
      differenceCi: [expect.closeTo(0.05, 9), expect.closeTo(0.15, 9)],
      rank: {
        at: expect.closeTo(0.625, 9),
        beyond: null,
        range: [expect.closeTo(0.5625, 9), expect.closeTo(0.6875, 9)],
      },
    })
    expect(comparedWith(question([]), { ...value, p25: null, p75: null })?.rank).toBeNull()
    expect(comparedWith({ ...question([]), favourable: undefined }, value)).toBeNull()
  })
})
