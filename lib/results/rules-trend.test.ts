import { describe, expect, it } from 'vitest'
import type { QuestionResult } from './schema'
import { changesBetween } from './queries-changes'
import { comparedWith } from './rules-compare'
import { comparable, meaningChanged, pointsOf, scoreOf, type Wave } from './rules-trend'
import type { BenchmarkValue } from './schema-compare'
import type { Question } from '@/lib/surveys/schema'

const ask = (over: Partial<Question> = {}): Question => ({
  key: 'ci',
  type: 'rating',
  label: 'How far can you trust CI?',
  min: 1,
  max: 5,
  ...over,
})
const result = (favourable: number | undefined, n = 20): QuestionResult => ({
  key: 'ci',
  type: 'rating',
  least: 5,
  label: 'x',
  n,
  suppressed: favourable === undefined,
  ...(favourable !== undefined && { favourable, favourableCi: [favourable - 0.1, favourable + 0.1] }),
})
const wave = (
  id: string,
  question: Question | null,
  favourable: number | undefined,
  changes: Wave['changes'] = new Map(),
): Wave => ({ id, questions: question ? [question] : [], results: question ? [result(favourable)] : [], changes })

describe('meaningChanged', () => {
  it('sees another scale and other words, not another comma', () => {
    expect(meaningChanged(ask(), ask({ label: 'How far can you trust  CI' }))).toBeNull()
    expect(meaningChanged(ask(), ask({ label: 'How far can you trust the tests?' }))).toBe('words')
    expect(meaningChanged(ask(), ask({ max: 7 }))).toBe('scale')
    expect(meaningChanged(ask(), ask({ type: 'nps' }))).toBe('scale')
    expect(meaningChanged(ask({ maxLabel: 'Fully' }), ask({ maxLabel: 'A little' }))).toBe('scale')
    expect(meaningChanged(ask(), ask({ favourableEnd: 'low' }))).toBe('end')
    expect(meaningChanged(ask(), ask({ favourableEnd: 'high' }))).toBeNull()
    expect(meaningChanged(ask({ favourableEnd: 'none' }), ask({ favourableEnd: 'none' }))).toBeNull()
    expect(meaningChanged(ask({ type: 'number', max: 10 }), ask({ type: 'number', max: 99 }))).toBeNull()
  })
  it('sees that one may say that it does not apply, who had to give a number before', () => {
    const options = [{ value: 'na', label: 'Never used it', na: true }]
    expect(meaningChanged(ask(), ask({ options }))).toBe('scale')
    expect(meaningChanged(ask({ options }), ask({ options: [{ ...options[0]!, label: 'n/a' }] }))).toBeNull()
  })
  it('sees that other people are asked: those who gave another answer', () => {
    const unhappy = { question: 'trust', atMost: 2 }
    expect(meaningChanged(ask(), ask({ showIf: unhappy }))).toBe('asked')
    expect(meaningChanged(ask({ showIf: unhappy }), ask({ showIf: { atMost: 2, question: 'trust' } }))).toBeNull()
    expect(meaningChanged(ask({ showIf: unhappy }), ask({ showIf: { ...unhappy, atMost: 3 } }))).toBe('asked')
    expect(comparable([result(0.5)], [ask({ showIf: unhappy })], [ask()])).toEqual([])
    const points = pointsOf('ci', [
      wave('a', ask(), 0.6),
      wave('b', ask({ showIf: unhappy }), 0.2, new Map([['ci', { change: -0.4, likelyReal: true, since: 'a' }]])),
    ])
    expect(points[1]).toMatchObject({ value: 0.2, changed: 'asked', change: null })
  })
  it('sees that people of other teams are asked', () => {
    const since = new Map([['ci', { change: -0.4, likelyReal: true, since: 'a' }]])
    const all = {
      some: false,
      people: new Map([
        ['pay', 30],
        ['web', 30],
        ['ops', 30],
      ]),
    }
    const one = { some: true, people: new Map([['ops', 30]]) }
    const points = (teams: typeof all) =>
      pointsOf('ci', [
        { ...wave('a', ask(), 0.6), teams: all },
        { ...wave('b', ask(), 0.2, since), teams },
      ])
    expect(points(one)[1]).toMatchObject({ value: 0.2, changed: 'teams', change: null })
    expect(points(all)[1]).toMatchObject({ value: 0.2, changed: null, change: { change: -0.4 } })
  })
  it('keeps what asks something else out of every comparison', () => {
    expect(comparable([result(0.5)], [ask()], [ask({ max: 7 })])).toEqual([])
    expect(comparable([result(0.5)], [ask()], [])).toEqual([])
    expect(comparable([result(0.5)], [ask()], [ask()])).toHaveLength(1)
  })
})

describe('pointsOf', () => {
  const change = { change: 0.1, likelyReal: true, since: 'b' }
  it('breaks where the question changed, and leaves gaps where nothing may be shown or nothing was asked', () => {
    const waves = [
      wave('a', ask(), 0.4),
      wave('b', ask(), undefined),
      wave('c', null, undefined),
      wave('d', ask({ max: 7 }), 0.6, new Map([['ci', change]])),
      wave('e', ask({ max: 7 }), 0.7, new Map([['ci', change]])),
    ]
    expect(
      pointsOf('ci', waves).map(({ survey, value, why, changed, change }) => [survey, value, why, changed, change]),
    ).toEqual([
      ['a', 0.4, null, null, null],
      ['b', null, 'suppressed', null, null],
      ['c', null, 'not-asked', null, null],
      ['d', 0.6, null, 'scale', null],
      ['e', 0.7, null, null, change],
    ])
  })
  it('says where a wave stands among five or more before it that asked the same', () => {
    const points = pointsOf(
      'ci',
      [0.3, 0.5, 0.4, 0.6, 0.2, 0.55, 0.1].map((value, index) => wave(String(index), ask(), value)),
    )
    expect(points.map((point) => point.past)).toEqual([
      null,
      null,
      null,
      null,
      null,
      { at: 0.8, of: 5 },
      { at: 0, of: 6 },
    ])
    const broken = pointsOf(
      'ci',
      [0.3, 0.5, 0.4, 0.6, 0.2, 0.55].map((value, index) =>
        wave(String(index), ask(index === 3 ? { label: 'Else' } : {}), value),
      ),
    )
    expect(broken.at(-1)!.past).toBeNull()
  })
})

it('a bound is no score: nothing is compared with it', () => {
  const bound = { favourable: 0.2, favourableCi: [0.04, 0.62] as [number, number], favourableBound: 'at most' as const }
  expect([scoreOf({ ...bound, favourableBound: undefined })?.value, scoreOf(bound)]).toEqual([0.2, null])
  const question = { key: 'a', type: 'rating' as const, label: 'A', least: 5, n: 5, suppressed: false, ...bound }
  expect(comparedWith(question, { measure: 'a', favourable: 0.5 } as BenchmarkValue)).toBeNull()
  expect(changesBetween([{ key: 'a', favourable: 0.9, favourableCi: [0.8, 0.95] }], [question], 'Spring').size).toBe(0)
})

it('a change from a wave in which all answered alike is told, and not called likely real: nothing is left to judge chance by', () => {
  const changes = changesBetween([{ key: 'a', mean: 4 }], [{ key: 'a', mean: 3, ci: [2.9, 3.1] }], 'Spring')
  expect(changes.get('a')).toMatchObject({ of: 'mean', change: 1, likelyReal: false })
})
