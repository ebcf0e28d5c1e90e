import { describe, expect, it } from 'vitest'
import { wilson } from '@/lib/core/stats/wilson'
import { castle as castleTemplate } from '@/lib/surveys/templates/rules-yearly'
import type { Question } from '@/lib/surveys/schema'
import { scoresOf } from './rules-scores'
import type { QuestionResult } from './schema'

const seven = { type: 'rating', min: 1, max: 7 } as const
const UMUX: Question[] = [
  { ...seven, key: 'umux-capable', label: 'X’s capabilities meet my requirements.' },
  { ...seven, key: 'umux-easy', label: 'X is easy to use.' },
]
const rating = (key: string, mean: number, over: Partial<QuestionResult> = {}): QuestionResult => ({
  ...{ key, type: 'rating', label: key, least: 5, n: 40, suppressed: false, mean, ci: [mean - 0.5, mean + 0.5] },
  ...over,
})
const pair = (a: number, b: number, over: Partial<QuestionResult> = {}) => [
  rating('umux-capable', a),
  rating('umux-easy', b, over),
]
const hiddenRating = (key: string): QuestionResult => ({
  ...{ key, type: 'rating', label: key, least: 5, n: null, suppressed: true },
})
const umux = (results: QuestionResult[], questions = UMUX) => scoresOf(questions, results).umuxLite

describe('UMUX-Lite', () => {
  it('is (a + b − 2) × 100 ÷ 12, with its counterpart on the SUS scale', () => {
    expect(umux(pair(5, 6))).toMatchObject({ score: 75, n: 40, hidden: null })
    expect(umux(pair(5, 6))?.asSus).toBeCloseTo(71.65, 10)
    expect(umux(pair(7, 7))).toMatchObject({ score: 100, ci: [expect.closeTo(91.67, 2), 100] })
    // The ends that Lewis, Utesch and Maher give for the regression: 22.9 and 87.9.
    expect(umux(pair(1, 1))?.asSus).toBeCloseTo(22.9, 10)
    expect(umux(pair(7, 7))?.asSus).toBeCloseTo(87.9, 10)
  })
  it('says that it is hidden where one question is, and why where others answered', () => {
    expect(umux([rating('umux-capable', 5), hiddenRating('umux-easy')])).toEqual({
      ...{ score: null, ci: null, n: null, hidden: 'suppressed', asSus: null },
    })
    expect(umux(pair(5, 6, { n: 39 }))).toMatchObject({ score: null, hidden: 'not-the-same-people' })
  })
  it('has no interval where all answered a question alike, and stands all the same', () => {
    const { ci: _, ...alike } = rating('umux-easy', 7)
    expect(umux([rating('umux-capable', 5), alike])).toMatchObject({
      score: (100 * 10) / 12,
      ci: null,
      n: 40,
      hidden: null,
    })
  })
  it('is none where as many answered both, and not the same people', () => {
    const groups = (mean: number) =>
      ['a', 'b'].map((value) => ({
        value,
        label: value,
        n: 10,
        suppressed: false,
        mean,
        ci: [1, 7] as [number, number],
      }))
    const results = pair(5, 6).map((one) => ({ ...one, groups: groups(4) }))
    const found = scoresOf(UMUX, results, (group) => group === undefined || group === 'b').umuxLite
    expect(found).toMatchObject({ score: null, hidden: 'not-the-same-people', asSus: null })
    expect(found?.groups).toMatchObject([
      { value: 'a', score: 50, hidden: null },
      { value: 'b', score: null, hidden: 'not-the-same-people' },
    ])
  })
  it('is no score of a survey that does not ask both, or asks them on another scale or the other way round', () => {
    expect(umux(pair(5, 6), UMUX.slice(0, 1))).toBeNull()
    // On five points a mean of 4 is 75 %, where the formula would say 50.
    const five = UMUX.map((question) => ({ ...question, max: 5 }))
    expect(umux(pair(4, 4), five)).toBeNull()
    expect(umux(pair(4, 4), [UMUX[0]!, { ...UMUX[1]!, favourableEnd: 'low' }])).toBeNull()
  })
  it('by group stands on the figures of the group, and is hidden with them', () => {
    const group = (value: string, mean: number) => ({
      ...{ value, label: value, n: 10, suppressed: false, mean, ci: [mean, mean] as [number, number] },
    })
    const hidden = { value: 'b', label: 'b', n: null, suppressed: true }
    const results = pair(5, 6).map((one, place) => ({
      ...one,
      groups: [group('a', 6), place ? hidden : group('b', 2)],
    }))
    expect(umux(results)?.groups).toMatchObject([
      { value: 'a', n: 10, hidden: null, asSus: expect.closeTo(0.65 * (250 / 3) + 22.9, 8) },
      { value: 'b', n: null, hidden: 'suppressed', ci: null },
    ])
    expect(umux(pair(5, 6))?.groups).toBeUndefined()
  })
})

describe('product-market fit', () => {
  const PMF: Question = {
    ...{ key: 'pmf', type: 'single', label: 'How would you feel if you could no longer use X?' },
    options: [
      { value: 'very-disappointed', label: 'Very disappointed' },
      { value: 'not-disappointed', label: 'Not disappointed' },
    ],
  }
  const asked = (count: number, n: number): QuestionResult => ({
    ...{ key: 'pmf', type: 'single', label: 'pmf', least: 8, n, suppressed: false },
    distribution: [
      { value: 'very-disappointed', label: 'Very disappointed', count, share: count / n, ci: wilson(count, n) },
    ],
  })
  const fit = (result: QuestionResult) => scoresOf([PMF], [result]).productMarketFit
  it('of published surveys: Slack in 2015, 51 % of 731 people, and Superhuman, 22 % before and 58 % after', () => {
    // H. Shah, "Slack’s product/market fit survey", hitenism.com (2015).
    const slack = fit(asked(373, 731))
    expect(slack).toMatchObject({ n: 731, reading: 'above', hidden: null })
    expect(Math.round(slack!.score!)).toBe(51)
    // R. Vohra, First Round Review (2018): shares only, "100 to 200 users"; the sizes here are the least of them.
    expect(fit(asked(22, 100))).toMatchObject({ score: 22, reading: 'below' })
    expect(fit(asked(58, 100))).toMatchObject({ score: expect.closeTo(58, 10), reading: 'above' })
  })
  it('is above or below the mark only where its interval is', () => {
    expect(fit(asked(44, 100))).toMatchObject({ reading: 'unclear' })
    const { distribution: _, ...hidden } = asked(55, 100)
    expect(fit(hidden)).toMatchObject({ score: null, n: null, reading: null, hidden: 'suppressed' })
    expect(scoresOf([{ ...PMF, key: 'fit' }], [asked(55, 100)]).productMarketFit).toBeNull()
  })
})

describe('CASTLE', () => {
  const questions = [...castleTemplate.questions]
  const errors = (count: number, n: number): QuestionResult => ({
    ...{ key: 'errors', type: 'single', label: 'errors', least: 8, n, suppressed: false },
    distribution: [{ value: 'never', label: 'Never', count, share: count / n, ci: wilson(count, n) }],
  })
  const results = [
    rating('load', 3),
    rating('advanced', 4),
    rating('satisfaction', 3),
    rating('task', 5),
    hiddenRating('learn'),
    errors(10, 40),
  ]
  const scores = scoresOf(questions, results).castle
  const of = (dimension: string) => scores?.find((one) => one.dimension === dimension)

  it('has a score for each dimension of the template, 100 at the good end, and no total', () => {
    expect(scores?.map(({ dimension, key }) => `${dimension}: ${key}`)).toEqual([
      'cognitive-load: load',
      'advanced-feature-usage: advanced',
      'satisfaction: satisfaction',
      'task-efficiency: task',
      'learnability: learn',
      'errors: errors',
    ])
    // Percent of the maximum possible (Cohen et al. 1999): 3 of 1–5 is half way, 4 three quarters.
    expect(of('satisfaction')).toMatchObject({ score: 50, ci: [37.5, 62.5], n: 40 })
    expect(of('advanced-feature-usage')).toMatchObject({ score: 75 })
    // Load is good where it is low: 3 of 1–7 is two thirds, and the interval stays in order.
    expect(of('cognitive-load')?.score).toBeCloseTo(66.67, 2)
    expect(of('cognitive-load')?.ci?.[0]).toBeCloseTo(58.33, 2)
    expect(of('errors')).toMatchObject({ score: 25, ci: wilson(10, 40).map((end) => 100 * end) })
  })
  it('hides what is hidden of its question', () => {
    expect(of('learnability')).toEqual({
      ...{ dimension: 'learnability', key: 'learn', score: null, ci: null, n: null, hidden: 'suppressed' },
    })
  })
  it('has no interval where all answered alike, and is not hidden', () => {
    const alike = results.map(({ ci, ...one }) => (one.key === 'load' ? one : { ...one, ...(ci && { ci }) }))
    expect(scoresOf(questions, alike).castle?.[0]).toMatchObject({
      ...{ dimension: 'cognitive-load', score: expect.closeTo(66.67, 2), ci: null, n: 40, hidden: null },
    })
  })
  it('takes all six, each with a good end', () => {
    const without = questions.filter(({ key }) => key !== 'learn')
    expect(scoresOf(without, results).castle).toBeNull()
    const endless = questions.map((one) => (one.key === 'load' ? { ...one, favourableEnd: 'none' as const } : one))
    expect(scoresOf(endless, results).castle).toBeNull()
  })
})
