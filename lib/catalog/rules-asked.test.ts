import { describe, expect, it } from 'vitest'
import { wilson } from '@/lib/core/stats/wilson'
import type { QuestionResult } from '@/lib/results/schema'
import type { Question } from '@/lib/surveys/schema'
import {
  canSay,
  chosenOf,
  chosenWords,
  loadOf,
  loadWords,
  ownAnswersOf,
  type AskedSurvey,
  type Asking,
} from './rules-asked'

const options = [
  { value: 'i-chose-it', label: 'I chose it' },
  { value: 'my-team-chose-it', label: 'My team chose it' },
  { value: 'told', label: 'We were told to use it' },
  { value: 'na', label: 'I do not use it', na: true },
]
const why: Question = { key: 'chosen', type: 'single', label: 'Why do you use it?', options }
const effort: Question = {
  key: 'effort',
  type: 'rating',
  label: 'How much do you have to keep in mind?',
  min: 1,
  max: 7,
  favourableEnd: 'low',
}

const share = (value: string, count: number, n: number) => ({
  value,
  label: value,
  count,
  share: count / n,
  ci: [0, 1] as [number, number],
})
const shownWhy = (mine: number, team: number, told: number): QuestionResult => {
  const n = mine + team + told
  return {
    ...{ key: 'chosen', type: 'single', label: 'Why do you use it?', least: 8, n, suppressed: false, na: 4 },
    distribution: [share('i-chose-it', mine, n), share('my-team-chose-it', team, n), share('told', told, n)],
  }
}
const hiddenWhy: QuestionResult = { key: 'chosen', type: 'single', label: 'Why?', least: 8, n: null, suppressed: true }
const shownEffort = (mean: number): QuestionResult => ({
  ...{
    key: 'effort',
    type: 'rating',
    label: 'How much do you have to keep in mind?',
    least: 5,
    n: 20,
    suppressed: false,
  },
  ...{ mean, ci: [mean - 0.4, mean + 0.4] as [number, number] },
})

const survey = (id: string, at: string, results: QuestionResult[], over: Partial<AskedSurvey> = {}): AskedSurvey => ({
  ...{ id, title: `Survey ${id}`, at, scheduleId: null, invited: 60, questions: [why, effort], results, ...over },
})
const counts = ['i-chose-it', 'my-team-chose-it']
const asking = (purpose: 'chosen' | 'load', waves: AskedSurvey[], over: Partial<Asking['link']> = {}): Asking => {
  const questionKey = purpose === 'chosen' ? 'chosen' : 'effort'
  const link = { purpose, surveyId: waves[0]!.id, questionKey, counts, ...over }
  const own = waves.find(({ id }) => id === link.surveyId)
  const question = own?.questions.find(({ key }) => key === link.questionKey) ?? null
  return { link, asked: { scheduleId: own?.scheduleId ?? null, question }, waves }
}

describe('chosen or told', () => {
  it('is the sum of the published shares of its answers, of those to whom it applies, with the interval of the sum', () => {
    const found = chosenOf([asking('chosen', [survey('a', '2026-05-04', [shownWhy(10, 13, 8)])])])
    expect(found).toEqual({
      ...{ state: 'shown', survey: 'a', title: 'Survey a', at: '2026-05-04', count: 23, n: 31, share: 23 / 31 },
      ...{ ci: wilson(23, 31, 60), answers: ['I chose it', 'My team chose it'], laterHidden: false },
    })
    expect(chosenWords(found)).toMatch(/^23 of 31 answers say that it was chosen \(74.%, \d+–\d+\)$/)
  })
  it('tells nothing where the results page tells nothing, not even how many answered', () => {
    const found = chosenOf([asking('chosen', [survey('a', '2026-05-04', [hiddenWhy])])])
    expect(found).toEqual({ state: 'too-few', survey: 'a', title: 'Survey a' })
    expect(chosenWords(found)).not.toMatch(/\d/)
    // Enough for a score and not for a distribution: there is no sum either.
    const scoreOnly: QuestionResult = { ...hiddenWhy, n: 6, suppressed: false }
    expect(chosenOf([asking('chosen', [survey('a', '2026-05-04', [scoreOnly])])]).state).toBe('too-few')
  })
  it('is not asked without a link, or where the survey does not ask it any more', () => {
    expect(chosenOf([])).toEqual({ state: 'not-asked' })
    const without = survey('a', '2026-05-04', [], { questions: [effort] })
    expect(chosenOf([asking('chosen', [without])])).toEqual({ state: 'not-asked' })
  })
  it('goes to the last wave of its schedule that is shown, and says that a later one is not', () => {
    const waves = [
      survey('a', '2026-02-02', [shownWhy(3, 3, 4)], { scheduleId: 's' }),
      survey('b', '2026-05-04', [shownWhy(8, 0, 2)], { scheduleId: 's' }),
      survey('c', '2026-08-03', [hiddenWhy], { scheduleId: 's' }),
    ]
    const found = chosenOf([asking('chosen', waves)])
    expect(found).toMatchObject({ state: 'shown', survey: 'b', count: 8, n: 10, laterHidden: true })
    expect(chosenWords(found)).toContain('too few have answered the survey after it')
  })
  it('never takes another survey of the series: it may be about another capability in the same words', () => {
    const waves = [survey('a', '2026-02-02', [shownWhy(3, 3, 4)]), survey('other', '2026-05-04', [shownWhy(20, 0, 0)])]
    expect(chosenOf([asking('chosen', waves)])).toMatchObject({ survey: 'a', count: 6 })
  })
  it('does not go on where a later wave asks in other words', () => {
    const other = { ...why, label: 'Would you choose it again?' }
    const waves = [
      survey('a', '2026-02-02', [shownWhy(3, 3, 4)], { scheduleId: 's' }),
      survey('b', '2026-05-04', [shownWhy(8, 0, 2)], { scheduleId: 's', questions: [other] }),
    ]
    expect(chosenOf([asking('chosen', waves)])).toMatchObject({ survey: 'a', laterHidden: false })
  })
  it('is said by one answer of several only, and the hub knows its own answers', () => {
    expect(canSay('chosen', why)).toBe(true)
    expect(canSay('chosen', { ...why, type: 'multi' })).toBe(false)
    expect(canSay('chosen', effort)).toBe(false)
    expect(ownAnswersOf(why)).toEqual(counts)
    expect(ownAnswersOf({ options: [{ value: 'yes', label: 'Yes' }] })).toEqual([])
  })
})

describe('cognitive load', () => {
  it('is the published mean with its interval and number over the surveys that asked the same', () => {
    const waves = [
      survey('a', '2026-02-02', [shownEffort(5.2)], { scheduleId: 's' }),
      survey('b', '2026-05-04', [{ ...hiddenWhy, key: 'effort', type: 'rating' }], { scheduleId: 's' }),
      survey('c', '2026-08-03', [shownEffort(4.1)], { scheduleId: 's' }),
    ]
    const [load, ...others] = loadOf([asking('load', waves)])
    expect(others).toEqual([])
    expect(load?.points.map(({ survey: id, n, mean }) => [id, n, mean])).toEqual([
      ['a', 20, 5.2],
      ['b', null, null],
      ['c', 20, 4.1],
    ])
    expect(loadWords(load!)).toBe('4.1 on average (3.7–4.5) on a scale from 1 to 7, 20 answers')
  })
  it('tells no mean and no number of a group that is shown as a bounded share only', () => {
    const small: QuestionResult = { ...shownEffort(5), n: 6, favourable: 5 / 6, favourableBound: 'at least' }
    delete small.mean
    const [load] = loadOf([asking('load', [survey('a', '2026-02-02', [small])])])
    expect(load?.points).toEqual([{ survey: 'a', title: 'Survey a', at: '2026-02-02', n: null, mean: null, ci: null }])
    expect(loadWords(load!)).toBe('Too few answers to show')
  })
  it('keeps questions apart that are worded differently, and joins links that ask the same', () => {
    const a = survey('a', '2026-02-02', [shownEffort(5.2)])
    const b = survey('b', '2026-05-04', [shownEffort(4)])
    const c = survey('c', '2026-06-04', [shownEffort(3)], { questions: [{ ...effort, max: 5 }] })
    const loads = loadOf([asking('load', [a]), asking('load', [b]), asking('load', [c])])
    expect(loads.map(({ points }) => points.map((one) => one.survey))).toEqual([['a', 'b'], ['c']])
  })
  it('is said by a rating or a number', () => {
    expect(canSay('load', effort)).toBe(true)
    expect(canSay('load', { key: 'n', type: 'number', label: 'Hours?' })).toBe(true)
    expect(canSay('load', { key: 'n', type: 'nps', label: 'Recommend?' })).toBe(false)
    expect(canSay('load', why)).toBe(false)
  })
})
