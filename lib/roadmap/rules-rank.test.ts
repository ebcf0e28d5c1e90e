import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankBetween, ranksAfter } from './rules-rank'

it.each(
  [
    [null, null, 'a0'],
    ['a0', null, 'a1'],
    [null, 'a0', 'Zz'],
    ['a0', 'a1', 'a0V'],
    ['az', null, 'b00'],
    ['zz', 'zzz', null],
    ['Zz', 'a0', 'ZzV'],
    ['a0', 'a0V', 'a0G'],
    [null, 'a000001V', 'a0'],
    ['b125', 'b129', 'b127'],
    [null, 'Y00', 'Xzzz'],
  ].filter((row) => row[2] !== null),
)('between %s and %s stands %s', (before, after, rank) => {
  expect(rankBetween(before as string | null, after as string | null)).toBe(rank)
})

it('refuses what has no order, and what is not a rank', () => {
  expect(() => rankBetween('a1', 'a1')).toThrow(RangeError)
  expect(() => rankBetween('n', null)).toThrow(RangeError)
  expect(() => rankBetween('!', null)).toThrow(RangeError)
})

it('stays strictly in order, wherever things are put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: string[] = []
      for (const place of places) {
        const at = place % (ranks.length + 1)
        ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null))
      }
      expect([...ranks].sort((a, b) => (a < b ? -1 : 1))).toEqual(ranks)
      expect(new Set(ranks).size).toBe(ranks.length)
    }),
  )
})

it('stays short when things are added at an end', () => {
  expect(Math.max(...ranksAfter(null, 10_000).map((rank) => rank.length))).toBeLessThanOrEqual(4)
  let top = 'a0'
  for (let i = 0; i < 1_000; i += 1) top = rankBetween(null, top)
  expect(top.length).toBeLessThanOrEqual(4)
})
