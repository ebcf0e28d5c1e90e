import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOf, bestWorstScores, designSets, usualPerSet, worstOf } from './rules-maxdiff'

const optionsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `o${index}` }))
const size = fc.integer({ min: 4, max: 24 })

describe('the design', () => {
  it('shows each option three times or once more, each set full of different ones', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 3, max: 6 }), (count, perSet) => {
        fc.pre(count > perSet)
        const sets = designSets(optionsOf(count), perSet)
        expect(sets).toHaveLength(Math.ceil((count * 3) / perSet))
        for (const set of sets) expect(new Set(set).size).toBe(perSet)
        const times = optionsOf(count).map(({ value }) => sets.filter((set) => set.includes(value)).length)
        expect(Math.min(...times)).toBe(3)
        expect(Math.max(...times)).toBeLessThanOrEqual(4)
      }),
    )
  })
  it('keeps pairs even: the most and the least common differ by two at most, and every option can be compared with every other', () => {
    fc.assert(
      fc.property(size, (count) => {
        const options = optionsOf(count)
        const sets = designSets(options)
        const pairs = options.flatMap((one, index) =>
          options
            .slice(index + 1)
            .map((other) => sets.filter((set) => set.includes(one.value) && set.includes(other.value)).length),
        )
        expect(Math.max(...pairs) - Math.min(...pairs)).toBeLessThanOrEqual(2)
        const reached = new Set([options[0]!.value])
        for (let grown = true; grown;) {
          const before = reached.size
          for (const set of sets)
            if (set.some((value) => reached.has(value))) set.forEach((value) => reached.add(value))
          grown = reached.size > before
        }
        expect(reached.size).toBe(count)
      }),
    )
  })
  it('does not put one option first all the time', () => {
    for (const count of [6, 8, 12]) {
      const sets = designSets(optionsOf(count))
      for (const { value } of optionsOf(count))
        expect(sets.filter((set) => set[0] === value).length).toBeLessThanOrEqual(2)
    }
  })
  it('is the same each time, and none where a set would hold everything', () => {
    expect(designSets(optionsOf(9))).toEqual(designSets(optionsOf(9)))
    expect(designSets(optionsOf(4), 4)).toEqual([])
    expect([5, 12, 13].map(usualPerSet)).toEqual([3, 4, 5])
  })
})

describe('the score', () => {
  const options = [{ value: 'a' }, { value: 'b' }, { value: 'c' }, { value: 'd' }]
  const sets = [
    ['a', 'b', 'c'],
    ['b', 'c', 'd'],
  ]
  it('is best less worst, over how often it was shown', () => {
    // Three people answer the first set (a best twice, b once; c always worst), two the second (d best, b worst).
    const counts = [
      { row: bestOf(0), value: 'a', count: 2 },
      { row: bestOf(0), value: 'b', count: 1 },
      { row: worstOf(0), value: 'c', count: 3 },
      { row: bestOf(1), value: 'd', count: 2 },
      { row: worstOf(1), value: 'b', count: 2 },
      { row: bestOf(0), value: null, count: 3 },
    ]
    expect(bestWorstScores(options, sets, counts)).toEqual([
      { value: 'a', best: 2, worst: 0, shown: 3, score: 2 / 3 },
      { value: 'b', best: 1, worst: 2, shown: 5, score: -1 / 5 },
      { value: 'c', best: 0, worst: 3, shown: 5, score: -3 / 5 },
      { value: 'd', best: 2, worst: 0, shown: 2, score: 1 },
    ])
  })
  it('sums to nothing over a design in which everything is shown equally often', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(1)), { minLength: 1, maxLength: 40 }), (people) => {
        const four = designSets(options, 3)
        const counts = people.flatMap(([best, gap]) =>
          four.flatMap((set, index) => [
            { row: bestOf(index), value: set[best]!, count: 1 },
            { row: worstOf(index), value: set[(best + 1 + gap) % 3]!, count: 1 },
          ]),
        )
        const scores = bestWorstScores(options, four, counts)
        expect(scores.reduce((sum, one) => sum + (one.best - one.worst), 0)).toBe(0)
        for (const { score } of scores) expect(Math.abs(score!)).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('says nothing of what nobody was shown', () => {
    expect(bestWorstScores(options, sets, []).every((one) => one.score === null)).toBe(true)
  })
})
