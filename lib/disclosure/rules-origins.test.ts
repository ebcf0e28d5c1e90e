import { describe, expect, it } from 'vitest'
import { attack } from '@/tests/support/disclosure-attacker'
import { randomFrom } from '@/tests/support/disclosure-simulation'
import { listedOrigins, shownComments } from './rules-comments'
import { cellKey, nextStep, type Cells } from './rules-ledger'
import { batchesDue, nameableInBatch, type OriginCounts } from './rules-origins'

const minimums = { minScore: 5, minComments: 8 }
const limits = { scores: 5, distributions: 8 }
const origin = (name: 'open' | 'invited' | 'imported', waiting: number, counted = 0): OriginCounts => {
  return { imported: name === 'imported', invited: name === 'invited', waiting, counted }
}
const nameOf = (one: { imported: boolean; invited: boolean }) =>
  one.imported ? 'imported' : one.invited ? 'invited' : 'open'
const due = (...origins: OriginCounts[]) => batchesDue(origins, minimums).map((batch) => batch.map(nameOf))

describe('batchesDue', () => {
  it('counts no answer by a link beside those of an open address, however many these are', () => {
    expect(due(origin('open', 400), origin('invited', 1))).toEqual([['open']])
    expect(due(origin('open', 400), origin('invited', 7))).toEqual([['open']])
    expect(due(origin('open', 0, 400), origin('invited', 7))).toEqual([])
  })
  it('counts few answers of the open address with enough by links', () => {
    expect(due(origin('open', 1), origin('invited', 8))).toEqual([['open', 'invited']])
    expect(due(origin('open', 1), origin('invited', 5))).toEqual([['invited']])
    expect(due(origin('open', 2, 9), origin('invited', 8, 20))).toEqual([['open', 'invited']])
  })
  it('counts one origin by itself as it always did', () => {
    expect([
      due(origin('open', 4)),
      due(origin('open', 5)),
      due(origin('open', 7, 5)),
      due(origin('open', 8, 5)),
    ]).toEqual([[], [['open']], [], [['open']]])
    expect([due(origin('invited', 4)), due(origin('invited', 5)), due(origin('invited', 7, 5))]).toEqual([
      [],
      [['invited']],
      [],
    ])
  })
  it('waits for a distribution next to the rows of a file, which have one', () => {
    expect(due(origin('imported', 0, 30), origin('open', 7))).toEqual([])
    expect(due(origin('imported', 0, 30), origin('open', 8))).toEqual([['open']])
    expect(due(origin('imported', 30), origin('open', 5))).toEqual([['imported']])
  })
})

describe('nameableInBatch', () => {
  const size = (teamId: string | null, n: number, invited: number) => ({ teamId, n, invited })
  const named = (...sizes: ReturnType<typeof size>[]) => [...nameableInBatch(sizes, 8)].sort()
  it('names a team only where those by links are enough by themselves, in it and outside of it', () => {
    expect(named(size('a', 30, 1), size('b', 20, 20))).toEqual([])
    expect(named(size('a', 30, 1), size('b', 20, 20), size('c', 9, 9))).toEqual(['b'])
    expect(named(size('a', 30, 0), size('b', 20, 20))).toEqual(['a', 'b'])
    expect(named(size('a', 12, 12), size('b', 3, 0))).toEqual([])
  })
})

const texts = (n: number, name: 'open' | 'invited') => ({ ...origin(name, 0), key: 'why', n })

describe('shownComments', () => {
  const shown = (...counts: ReturnType<typeof texts>[]) =>
    shownComments({ anonymity: 'anonymous', minComments: 8 }, counts).map(nameOf)
  it('shows no words by a link among those of an open address', () => {
    expect(shown(texts(7, 'open'), texts(1, 'invited'))).toEqual([])
    expect(shown(texts(70, 'open'), texts(7, 'invited'))).toEqual(['open'])
    expect(shown(texts(1, 'open'), texts(8, 'invited'))).toEqual(['open', 'invited'])
  })
})

describe('listedOrigins', () => {
  it('lists no answers of the open address without those by links that they were counted with', () => {
    const of = (minComments: number) =>
      listedOrigins({ anonymity: 'anonymous', minComments }, [texts(16, 'open'), texts(8, 'invited')]).map(nameOf)
    expect([of(8), of(9)]).toEqual([['open', 'invited'], []])
    expect(listedOrigins({ anonymity: 'anonymous', minComments: 8 }, [texts(16, 'open')]).map(nameOf)).toEqual(['open'])
  })
})

describe('a ledger in which somebody knows all answers of the open address', () => {
  it('shows no team that one answer by a link is of', () => {
    const now: Cells = {
      [cellKey('a', '', '')]: 30,
      [cellKey('a', '', '', 'invited')]: 1,
      [cellKey('b', '', '', 'invited')]: 20,
    }
    // Team b is everybody's by a link but that one.
    expect(nextStep([], now, limits, true)!.moved.team).toEqual([])
    expect(nextStep([], { ...now, [cellKey('c', '', '', 'invited')]: 9 }, limits, true)!.moved.team).toEqual(['b'])
    // Nor everybody, where it is the only one by a link.
    expect(
      nextStep([], { [cellKey('a', '', '')]: 30, [cellKey('a', '', '', 'invited')]: 1 }, limits, true)?.whole ?? false,
    ).toBe(false)
  })
  it('keeps every sum over answers by links at the minimum, in made-up surveys of both', () => {
    let shown = 0
    for (let seed = 0; seed < 60; seed++) {
      const random = randomFrom(seed)
      const now: Record<string, number> = {}
      for (let at = 0; at < 120; at++) {
        const cell = [`t${Math.floor(random() * 6)}`, `r${Math.floor(random() ** 2 * 4)}`, ''] as const
        const key = cellKey(...cell, random() < 0.6 ? 'invited' : undefined)
        now[key] = (now[key] ?? 0) + 1
      }
      const step = nextStep([], now, limits, true)
      if (!step) continue
      shown += Object.values(step.moved).flat().length
      const byLinks = Object.fromEntries(Object.entries(now).filter(([cell]) => cell.endsWith('"invited"]')))
      // A figure has a distribution by all that it stands on: all are taken for one.
      expect(
        attack([{ ...step, cells: byLinks, distributions: 1 }], { scores: 5, distributions: 5 }, 3, random),
      ).toEqual([])
    }
    expect(shown).toBeGreaterThan(200)
  })
})
