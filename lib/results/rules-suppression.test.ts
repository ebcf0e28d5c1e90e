import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleGroups } from './rules-suppression'

const groups = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 30 }))
  .map((counts) => new Map(Object.entries(counts)))
const sum = (counts: Map<string, number>, keep: (key: string) => boolean) =>
  [...counts].reduce((total, [key, n]) => total + (keep(key) ? n : 0), 0)

describe('visibleGroups', () => {
  it('hides a second group when one alone could be worked out from the total', () => {
    expect([
      ...visibleGroups(
        new Map([
          ['a', 20],
          ['b', 9],
          ['c', 3],
        ]),
        8,
      ),
    ]).toEqual(['a'])
    expect(
      [
        ...visibleGroups(
          new Map([
            ['a', 20],
            ['b', 9],
            ['c', 0],
          ]),
          8,
        ),
      ].sort(),
    ).toEqual(['a', 'b'])
    expect([
      ...visibleGroups(
        new Map([
          ['a', 20],
          ['b', 4],
          ['c', 4],
        ]),
        8,
      ),
    ]).toEqual(['a'])
  })
  it('never shows a group below the minimum nor leaves a remainder below it', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 3, max: 12 }), (counts, minimum) => {
        const shown = visibleGroups(counts, minimum)
        for (const key of shown) expect(counts.get(key)).toBeGreaterThanOrEqual(minimum)
        const hidden = sum(counts, (key) => !shown.has(key))
        expect(hidden === 0 || hidden >= minimum || shown.size === 0).toBe(true)
      }),
    )
  })
  it('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const turned = new Map([...counts].reverse())
        expect([...visibleGroups(turned, 5)].sort()).toEqual([...visibleGroups(counts, 5)].sort())
      }),
    )
  })
})
