import { describe, expect, it } from 'vitest'
import type { Weighed } from './rules-confidence'
import { countByRung, disagreementOf, heatOf, nextResearch, type ByRung } from './rules-triangulation'

const sides = (low: [number, number], medium: [number, number], high: [number, number]): ByRung => ({
  low: { for: low[0], against: low[1] },
  medium: { for: medium[0], against: medium[1] },
  high: { for: high[0], against: high[1] },
})
const voice = (id: string, over: Partial<Weighed>): Weighed => ({
  id,
  kind: 'rfc-comment',
  rung: 'medium',
  stance: 'supports',
  occurredAt: '2026-02-01T00:00:00.000Z',
  anonymous: false,
  people: 1,
  platformTeam: false,
  ...over,
})

describe('people by rung', () => {
  it('are counted once a rung, the platform team and context not at all', () => {
    const found = countByRung([
      voice('a', { personId: 'p1' }),
      voice('b', { personId: 'p1' }),
      voice('c', { personId: 'p1', rung: 'high' }),
      voice('d', { personId: 'p2', stance: 'contradicts' }),
      voice('e', { personId: 'p3', stance: 'context' }),
      voice('f', { personId: 'p4', platformTeam: true }),
      voice('g', { kind: 'survey-result', rung: 'low', anonymous: true, people: 40, sourceId: 's', askKey: 'q' }),
    ])
    expect(found).toEqual(sides([40, 0], [1, 1], [1, 0]))
  })
})

describe('answers and talks', () => {
  it('disagree where most are on opposite sides', () => {
    expect(disagreementOf(sides([10, 30], [3, 0], [1, 0]))).toEqual({
      asked: { for: 10, against: 30 },
      talked: { for: 4, against: 0 },
      gap: 0.75,
    })
  })
  it.each([
    ['both lean the same way', sides([30, 10], [3, 1], [0, 0])],
    ['too few were talked to', sides([10, 30], [2, 0], [0, 0])],
    ['too few answered', sides([0, 2], [5, 0], [5, 0])],
    ['one side is even', sides([20, 20], [5, 0], [0, 0])],
  ])('do not where %s', (_why, byRung) => expect(disagreementOf(byRung)).toBeNull())
})

describe('the next research', () => {
  const known = (byRung: ByRung, over = {}) => nextResearch({ byRung, contested: false, ageDays: 10, ...over })
  it.each([
    ['nothing was heard', known(sides([0, 0], [0, 0], [0, 0]), { ageDays: null }), 'interview'],
    ['answers and talks are opposite', known(sides([10, 30], [4, 0], [4, 0])), 'interview'],
    ['people disagree', known(sides([30, 20], [4, 0], [4, 0]), { contested: true }), 'interview'],
    ['only answers speak', known(sides([50, 0], [0, 0], [0, 0])), 'interview'],
    ['no one saw it', known(sides([50, 0], [5, 0], [0, 0])), 'embed'],
    ['few were asked', known(sides([2, 0], [5, 0], [3, 0])), 'survey'],
    ['it is old', known(sides([50, 0], [5, 0], [3, 0]), { ageDays: 200 }), 'survey'],
  ])('where %s', (_why, next, method) => expect(next?.method).toBe(method))
  it('says how many answered, and never adds up rungs: who was heard on two is one person', () => {
    expect(known(sides([2, 0], [5, 0], [3, 0]))?.why).toBe(
      'Only 2 people answered or wrote in: ask how many it holds for',
    )
    expect(known(sides([0, 0], [5, 0], [3, 0]))?.why).toBe('No one answered or wrote in: ask how many it holds for')
  })
  it('is none where all is known', () => expect(known(sides([50, 0], [5, 0], [3, 0]))).toBeNull())
})

describe('the heat map', () => {
  it('has the teams that said most, and all others together', () => {
    const { teams, rows } = heatOf(
      ['t1', 't2'],
      [
        { themeId: 't1', rung: 'low', teamId: 'a', pieces: 3 },
        { themeId: 't1', rung: 'high', teamId: 'a', pieces: 1 },
        { themeId: 't1', rung: 'low', teamId: 'b', pieces: 2 },
        { themeId: 't1', rung: 'low', teamId: null, pieces: 5 },
        { themeId: 't2', rung: 'medium', teamId: 'c', pieces: 1 },
        { themeId: 'gone', rung: 'medium', teamId: 'b', pieces: 0 },
      ],
      2,
    )
    expect(teams).toEqual(['a', 'b'])
    expect(rows[0]!.teams.map((cell) => cell.pieces)).toEqual([4, 2])
    expect(rows[0]!.rest.pieces).toBe(5)
    expect(rows[0]!.all.rungs).toEqual({ low: 10, medium: 0, high: 1 })
    expect(rows[1]!.rest).toEqual({ pieces: 1, rungs: { low: 0, medium: 1, high: 0 } })
    for (const row of rows)
      expect(row.teams.reduce((sum, cell) => sum + cell.pieces, row.rest.pieces)).toBe(row.all.pieces)
  })
})
