import { describe, expect, it } from 'vitest'
import type { Standing } from '@/lib/updates/schema-review'
import { placeChanges, scoreMoves } from './rules-review'

const column = (
  ids: string,
  horizon: Standing['horizon'] = 'next',
  rice: (id: string) => number = () => 1,
): Standing[] => [...ids].map((itemId, at) => ({ itemId, horizon, place: at + 1, rice: rice(itemId) }))

describe('what changed its place', () => {
  it('is the same order again: nothing', () => {
    expect(placeChanges(column('abc'), column('abc'))).toEqual([])
  })
  it('counts among those that were there both times: who came above, shipped or changed column moves nobody', () => {
    expect(placeChanges(column('abcd'), column('xacd'))).toEqual([])
    const moved = [...column('bc'), ...column('a', 'now')]
    expect(placeChanges(column('abc'), moved)).toEqual([])
  })
  it('says the farthest first', () => {
    expect(placeChanges(column('abcd'), column('dabc'))).toEqual([
      { itemId: 'd', horizon: 'next', from: 4, to: 1 },
      { itemId: 'a', horizon: 'next', from: 1, to: 2 },
      { itemId: 'b', horizon: 'next', from: 2, to: 3 },
      { itemId: 'c', horizon: 'next', from: 3, to: 4 },
    ])
  })
})

describe('what changed its score', () => {
  const rice = (scores: Record<string, number>) => (id: string) => scores[id] ?? 0
  it('has both scores and both places by them, and leaves out what only rounds otherwise', () => {
    const before = column('abc', 'next', rice({ a: 10, b: 8, c: 2 }))
    const after = column('abcx', 'later', rice({ a: 10.01, b: 12, c: 2, x: 50 }))
    expect(scoreMoves(before, after)).toEqual([
      { itemId: 'b', from: 8, to: 12, fromPlace: 2, toPlace: 1 },
      { itemId: 'a', from: 10, to: 10.01, fromPlace: 1, toPlace: 2 },
    ])
  })
})
