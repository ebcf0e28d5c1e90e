import { describe, expect, it } from 'vitest'
import { atOnce } from '@/lib/core/turns'
import type { Question } from '@/lib/surveys/schema'
import { attack } from '@/tests/support/disclosure-attacker'
import { organization, randomFrom } from '@/tests/support/disclosure-simulation'
import { cellKey, DIMENSIONS, newCells, nextStep, type Cells, type Step } from './rules-ledger'
import { leaksOf } from './rules-leaks'
import { nextSteps, rootsOf, type QuestionFigures } from './rules-questions'

const limits = { scores: 5, distributions: 8 }
const question = (key: string, showIf?: Question['showIf']) => ({ key, showIf }) as Question

describe('rootsOf', () => {
  it('comes down to the questions that everybody is asked', () => {
    const roots = rootsOf([
      question('a'),
      question('b', { question: 'a', atMost: 2 }),
      question('c', {
        any: [
          { question: 'b', answered: true },
          { question: 'd', is: 'x' },
        ],
      }),
      question('e', { question: 'segment.team', is: 'Payments' }),
      question('f', {
        all: [
          { question: 'e', is: 'x' },
          { question: 'b', is: 'y' },
        ],
      }),
    ])
    expect(Object.fromEntries(roots)).toEqual({ a: [], b: ['a'], c: ['a'], e: [], f: ['e', 'a'] })
  })
})

/** What is shown of a question `a` that everybody is asked, and of `b`, asked only of those who said little to `a`. */
function told(a: readonly Cells[], b: readonly Cells[], asked: boolean): { a: Step[]; b: Step[] } {
  const steps: { a: Step[]; b: Step[] } = { a: [], b: [] }
  a.forEach((now, look) => {
    const last = look === a.length - 1
    const of = (name: 'a' | 'b', now: Cells, roots: string[]): QuestionFigures => {
      return { name, limits: { scores: 8, distributions: 8 }, now, steps: steps[name], roots }
    }
    const moved = atOnce(nextSteps([of('b', b[look]!, asked ? ['a'] : []), of('a', now, [])], last))
    for (const name of ['a', 'b'] as const) if (moved.has(name)) steps[name].push(moved.get(name)!)
  })
  return steps
}

describe('a question that is asked only of those who gave a certain answer', () => {
  const everyone = (one: number): Cells => ({
    [cellKey('Payments', 'backend', '')]: 12,
    [cellKey('Mobile', 'frontend', '')]: 12,
    ...(one > 0 && { [cellKey('Mobile', 'backend', '')]: one }),
  })

  it('tells by its numbers nothing that the figures of the other question hide', () => {
    // Everyone said little, but for the one backend person of Mobile.
    const { a, b } = told([everyone(1)], [everyone(0)], true)
    expect([a[0]!.moved.team, a[0]!.moved.role]).toEqual([['Mobile', 'Payments'], []])
    expect([b[0]!.moved.team, b[0]!.moved.role]).toEqual([['Mobile', 'Payments'], []])
    // By itself it would show both, and so what that one person said.
    expect(nextStep([], everyone(0), limits, true)!.moved.role).toEqual(['backend', 'frontend'])
  })

  it('waits where the other question’s figures have not moved for the same people', () => {
    const more: Cells = { ...everyone(0), [cellKey('Mobile', 'frontend', '')]: 14 }
    const { a, b } = told([everyone(0), more], [{}, everyone(0)], true)
    expect(a).toHaveLength(1)
    expect(b).toEqual([])
  })
})

/** Surveys whose second question is asked of some of those who answered the first, and what both have told: one row of sums each. */
function simulated(seed: number, asked: boolean) {
  const random = randomFrom(seed)
  const rate = 0.5 + random() * 0.45
  const people = organization(random)
    .filter(() => random() < rate)
    .map((cell) => ({ cell, low: random() < 0.7 }))
  const counts = (of: typeof people): Cells => {
    const cells: Record<string, number> = {}
    for (const { cell } of of) cells[cell] = (cells[cell] ?? 0) + 1
    return cells
  }
  const looks = [0.4, 0.8, 1].map((part) => people.slice(0, Math.round(people.length * part)))
  const [a, b] = [looks.map(counts), looks.map((of) => counts(of.filter(({ low }) => low)))]
  const steps = told(a, b, asked)
  const [standsA, standsB] = [standing(a, steps.a), standing(b, steps.b)]
  const union: Step[] = []
  a.forEach((now, look) => {
    const [one, other] = [standsA[look], standsB[look]]
    union.push({
      cells: newCells(now, union),
      whole: [one, other].some((step) => step?.whole),
      distributions: 8,
      moved: Object.fromEntries(
        DIMENSIONS.map((by) => [by, [...new Set([one, other].flatMap((step) => step?.moved[by] ?? []))]]),
      ),
    })
  })
  const segments = (list: readonly Step[]) =>
    new Set(list.flatMap(({ moved }) => Object.entries(moved).flatMap(([by, of]) => of.map((one) => `${by} ${one}`))))
  return { union, shown: segments(steps.b).size, whole: steps.b.some((step) => step.whole) }
}

/** The step of each look; a step holds everyone who came until it. */
function standing(looks: readonly Cells[], steps: readonly Step[]): (Step | undefined)[] {
  const total = (cells: Cells) => Object.values(cells).reduce((sum, n) => sum + n, 0)
  return looks.map((now) => {
    const at = steps.findIndex(
      (_, i) => steps.slice(0, i + 1).reduce((sum, { cells }) => sum + total(cells), 0) === total(now),
    )
    return at < 0 ? undefined : steps[at]
  })
}

describe('whoever puts the numbers of both questions together', () => {
  const SEEDS = Array.from({ length: 40 }, (_, seed) => seed)

  it('learns of fewer than the minimum no sum of what they answered to the first', { timeout: 120_000 }, () => {
    const [ours, before] = [
      { shown: 0, wholes: 0 },
      { shown: 0, leaks: 0 },
    ]
    for (const seed of SEEDS) {
      const { union, shown, whole } = simulated(seed, true)
      expect(attack(union, { scores: 8, distributions: 8 }, 2, randomFrom(seed)), `seed ${seed}`).toEqual([])
      ours.shown += shown
      ours.wholes += Number(whole)
      const alone = simulated(seed, false)
      before.shown += alone.shown
      before.leaks += Number(attack(alone.union, { scores: 8, distributions: 8 }, 2, randomFrom(seed)).length > 0)
    }
    expect(ours.shown / before.shown).toBeGreaterThan(0.75)
    expect(before.leaks).toBeGreaterThan(0)
    expect(ours.wholes).toBe(SEEDS.length)
  })
})

describe('questions that all are asked', () => {
  it('together tell no number of people that one by one they hide', () => {
    const random = randomFrom(7)
    const [teams, roles] = [
      ['A', 'B', 'C', 'D', 'E', 'F'],
      ['x', 'y', 'z'],
    ]
    const kinds = teams!.flatMap((team) => roles!.map((role) => cellKey(team, role, '')))
    const survey = (presence: object) => {
      const now = Object.fromEntries(
        kinds.flatMap((cell) => (random() < 0.7 ? [[cell, 1 + Math.floor(random() * 6)] as const] : [])),
      )
      const of = (name: string, scores: number, distributions: number): QuestionFigures => {
        return { name, limits: { scores, distributions }, now, steps: [], roots: [], ...(name !== '' && presence) }
      }
      const steps = atOnce(nextSteps([of('score', 5, 8), of('words', 8, 8), of('', 5, 5)], true))
      const moved = Object.fromEntries(
        DIMENSIONS.map((by) => [by, [...new Set([...steps.values()].flatMap((step) => step.moved[by] ?? []))]]),
      )
      const all: Step = { cells: now, whole: true, moved, distributions: 5 }
      return leaksOf([all], { scores: 5, distributions: 5 }).length > 0
    }
    const leaks = (presence: object) => Array.from({ length: 60 }, () => survey(presence)).filter(Boolean).length
    expect(leaks({ presence: '' })).toBe(0)
    expect(leaks({})).toBeGreaterThan(0)
  })
})
