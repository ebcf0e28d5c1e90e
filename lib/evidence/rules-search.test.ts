import { describe, expect, it } from 'vitest'
import { fuse } from './rules-search'

describe('fuse', () => {
  it('adds 1 / (60 + place) of both rankings', () => {
    const found = fuse(
      ['a', 'b'],
      [
        { id: 'b', cosine: 0.8 },
        { id: 'c', cosine: 0.7 },
        { id: 'a', cosine: 0.5 },
      ],
    )
    expect(found.map((one) => one.id)).toEqual(['b', 'a', 'c'])
    expect(found[0]).toEqual({ id: 'b', wordRank: 2, cosine: 0.8, score: 1 / 62 + 1 / 61 })
    expect(found[1]!.score).toBeCloseTo(1 / 61 + 1 / 63, 12)
    expect(found[2]).toEqual({ id: 'c', wordRank: null, cosine: 0.7, score: 1 / 62 })
  })

  it('is the ranking there is where the other one is empty, and steady among equals', () => {
    expect(fuse(['b', 'a'], []).map((one) => one.id)).toEqual(['b', 'a'])
    expect(fuse(['b'], [{ id: 'a', cosine: 0.4 }]).map((one) => one.id)).toEqual(['a', 'b'])
    expect(fuse([], [])).toEqual([])
  })
})
