import { expect, test } from 'vitest'
import { adoptionFunnel } from '@/lib/surveys/templates/rules-product'
import { castle } from '@/lib/surveys/templates/rules-yearly'
import { asksTheSame, figureOfMeasure, isSameSubject, measuresOf, wordsOfMeasure } from './rules-measures'
import { scoresOf } from './rules-scores'
import { questionSchema } from '@/lib/surveys/schema'
import type { QuestionResult } from './schema'

test('a survey measures its questions with a score, and the scores of several', () => {
  expect(measuresOf([...castle.questions])).toEqual([
    ...['load', 'advanced', 'satisfaction', 'task', 'learn', 'nps'],
    ...['score:castle-cognitive-load', 'score:castle-advanced-feature-usage', 'score:castle-satisfaction'],
    ...['score:castle-task-efficiency', 'score:castle-learnability', 'score:castle-errors'],
  ])
  expect(wordsOfMeasure(castle.questions, 'nps')).toEqual({ label: 'Nps', unit: 'points' })
  expect(wordsOfMeasure(castle.questions, 'why')).toBeNull()
})

test('a figure is in percent or points, and none where it is hidden or only a bound', () => {
  const result: QuestionResult = {
    ...{ key: 'load', type: 'rating', label: 'load', least: 5, n: 30, suppressed: false },
    ...{ favourable: 0.4, favourableCi: [0.25, 0.57] },
  }
  const of = (one: QuestionResult) => figureOfMeasure({ questions: [one], scores: scoresOf([], [one]) }, 'load')
  expect(of(result)).toEqual({ value: 40, ci: [25, 56.99999999999999], n: 30 })
  expect(of({ ...result, favourableBound: 'at most' })).toBeNull()
  expect(of({ key: 'load', type: 'rating', label: 'load', least: 5, n: null, suppressed: true })).toBeNull()
})

test('another scale or other words are another measure', () => {
  const [load, ...rest] = castle.questions
  const reworded = [{ ...load!, label: 'How hard was it?' }, ...rest]
  expect(asksTheSame('load', castle.questions, castle.questions)).toBe(true)
  expect(asksTheSame('load', castle.questions, reworded)).toBe(false)
  expect(asksTheSame('score:castle-cognitive-load', castle.questions, reworded)).toBe(false)
  expect(asksTheSame('score:castle-errors', castle.questions, reworded)).toBe(true)
})

test('two surveys of a series about two capabilities are no waves of each other', () => {
  const survey = (id: string, description: string, scheduleId: string | null = null) => ({
    id,
    description,
    scheduleId,
  })
  expect(isSameSubject(survey('a', 'About the runners.'), survey('b', 'About the runners.'))).toBe(true)
  expect(isSameSubject(survey('a', 'About the runners.'), survey('b', 'About the secrets.'))).toBe(false)
  const { description } = adoptionFunnel
  expect(isSameSubject(survey('a', description), survey('b', description))).toBe(false)
  expect(isSameSubject(survey('a', description, 's'), survey('b', 'Mended.', 's'))).toBe(true)
})

test('a choice between other options is another measure, and between the same in another order is none', () => {
  const words = ['Very disappointed', 'Somewhat disappointed', 'Not disappointed']
  const asked = (labels: readonly string[]) => [
    questionSchema.parse({
      ...{ key: 'pmf', type: 'single', label: 'How would you feel without it?' },
      options: labels.map((label) => ({ value: label.toLowerCase().replace(/\W+/g, '-'), label })),
    }),
  ]
  const same = (labels: readonly string[]) => asksTheSame('score:pmf', asked(words), asked(labels))
  expect(same([...words].reverse())).toBe(true)
  expect(same(words.map((word) => `${word}.`))).toBe(false)
  expect(same([...words, 'I do not use it'])).toBe(false)
  expect(same(words.slice(0, 2))).toBe(false)
})
