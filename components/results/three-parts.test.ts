import { describe, expect, it } from 'vitest'
import { threeParts, unfavourableFirst } from './three-parts'

const spread = (shares: number[], from: number) => shares.map((share, i) => ({ value: String(from + i), share }))
const rounded = (parts: number[]) => parts.map((part) => Number(part.toFixed(3)))

describe('threeParts', () => {
  it('has the lower points, the middle one and the favourable share of a rating', () => {
    const parts = threeParts({ favourable: 0.36, distribution: spread([0.05, 0.16, 0.43, 0.24, 0.12], 1) })
    expect(rounded(parts)).toEqual([0.21, 0.43, 0.36])
  })
  it('has the high points on the other side where the low end is good', () => {
    const distribution = spread([0.12, 0.24, 0.43, 0.16, 0.05], 1)
    expect(rounded(threeParts({ favourable: 0.36, favourableEnd: 'low', distribution }))).toEqual([0.21, 0.43, 0.36])
    expect(unfavourableFirst({ favourableEnd: 'low', distribution }).map(({ value }) => value)).toEqual([
      '5',
      '4',
      '3',
      '2',
      '1',
    ])
    expect(unfavourableFirst({ favourableEnd: 'none', distribution })).toEqual(distribution)
  })
  it('has detractors, passives and promoters of a recommendation, not its halves', () => {
    const shares = [0, 0.04, 0.03, 0.04, 0.1, 0.1, 0.12, 0.18, 0.09, 0.17, 0.13]
    const parts = threeParts({ favourable: 0.3, nps: -13, distribution: spread(shares, 0) })
    expect(rounded(parts)).toEqual([0.43, 0.27, 0.3])
  })
})
