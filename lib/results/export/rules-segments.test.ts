import { describe, expect, it } from 'vitest'
import { unshownTeams } from './rules-segments'
import { questionSchema } from '@/lib/surveys/schema'

const questions = [questionSchema.parse({ key: 'q', type: 'rating', label: 'Q' })]
const minimum = { scores: 5, distributions: 8 }
const size = (dimension: 'all' | 'team', segment: string, count: number, shown: number | null) => ({
  dimension,
  segment,
  key: 'q',
  count,
  shown,
})

describe('unshownTeams', () => {
  it('names no team whose figure is not shown, is behind, or would give another away', () => {
    const of = (...sizes: ReturnType<typeof size>[]) =>
      Object.fromEntries([...unshownTeams(sizes, questions, minimum)].map(([team, keys]) => [team, [...keys]]))
    expect(of(size('all', '', 20, 20), size('team', 'a', 12, 12), size('team', 'b', 8, 8))).toEqual({})
    expect(of(size('all', '', 29, 29), size('team', 'a', 21, 12), size('team', 'b', 8, 8))).toEqual({ a: ['q'] })
    expect(of(size('all', '', 20, 20), size('team', 'a', 12, 12), size('team', 'b', 8, null))).toEqual({ b: ['q'] })
    // What is left beside a, four people, is too few: a is hidden too.
    expect(of(size('all', '', 16, 16), size('team', 'a', 12, 12), size('team', 'b', 4, null))).toEqual({
      a: ['q'],
      b: ['q'],
    })
    expect(of(size('all', '', 12, null), size('team', 'a', 12, null))).toEqual({ a: ['q'] })
  })
})
