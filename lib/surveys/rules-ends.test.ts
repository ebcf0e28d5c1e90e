import { describe, expect, it } from 'vitest'
import { PRESETS } from './editor/rules-presets'
import { endByWords, endFindings, withEnds } from './rules-ends'
import { changedEnds, markChangedEnds, normalizeQuestion, questionErrors } from './rules'
import type { Question } from './schema'
import { TEMPLATES } from './templates/rules'
import { choosesEnd, favourableEndOf } from './types/rules-facts'

const rating = (over: Partial<Question> = {}): Question => ({ key: 'q', type: 'rating', label: 'Q', ...over })

describe('endByWords', () => {
  it.each([
    ['Very dissatisfied', 'Very satisfied', 'high'],
    ['Very satisfied', 'Very dissatisfied', 'low'],
    ['Not at all satisfied', 'Completely satisfied', 'high'],
    ['Very easy', 'Very hard', 'low'],
    ['Not painful', 'Extremely painful', 'low'],
    ['Poor', 'Excellent', 'high'],
    ['Sehr zufrieden', 'Sehr unzufrieden', 'low'],
    ['Sehr gut', 'Sehr schlecht', 'low'],
    ['Überhaupt nicht zufrieden', 'Sehr zufrieden', 'high'],
    ['Très satisfait', 'Très insatisfait', 'low'],
    ['Pas du tout satisfaite', 'Tout à fait satisfaite', 'high'],
    ['Muy satisfecho', 'Muy insatisfecho', 'low'],
    ['Muy difícil', 'Muy fácil', 'high'],
    ['とても満足', 'とても不満', 'low'],
    ['まったく満足していない', 'とても満足している', 'high'],
    // Neither says whether it is good: that depends on what is asked.
    ['Strongly disagree', 'Strongly agree', null],
    ['Strongly agree', 'Strongly disagree', null],
    ['Never', 'Always', null],
    ['Hardly', 'Very much', null],
    ['Very low', 'Very high', null],
    // One end alone is not certain.
    ['Very satisfied', undefined, null],
    ['Satisfied', 'Neither satisfied nor dissatisfied', null],
    [undefined, undefined, null],
  ] as const)('%s – %s: %s', (minLabel, maxLabel, end) => {
    expect(endByWords({ ...(minLabel && { minLabel }), ...(maxLabel && { maxLabel }) })).toBe(end)
  })
})

describe('the good end of a file’s scales', () => {
  const file = [
    rating({ key: 'pain', minLabel: 'Never', maxLabel: 'Always' }),
    rating({ key: 'ci', minLabel: 'Very satisfied', maxLabel: 'Very dissatisfied' }),
    rating({ key: 'docs', minLabel: 'Very poor', maxLabel: 'Very good' }),
    rating({ key: 'minutes', type: 'number' }),
    rating({ key: 'nps', type: 'nps' }),
  ]
  it('is set by words where they are certain, and what is not is said', () => {
    const read = withEnds(file)
    expect(read.questions.map(favourableEndOf)).toEqual(['high', 'low', 'high', 'none', 'high'])
    expect(endFindings(read)).toEqual([
      '1 scale: which end is good is not in the file; the high end is taken: “pain” (1 Never – 5 Always). ' +
        'Where that is wrong, choose the other end, or neither, where the question is edited.',
      '1 scale: the low end is good, as its words say: “ci” (1 Very satisfied – 5 Very dissatisfied).',
    ])
  })
  it('stays as it was chosen here when the file comes again', () => {
    const here = file.map((question) =>
      question.key === 'pain' ? { ...question, favourableEnd: 'low' as const, favourableEndChanged: true } : question,
    )
    const read = withEnds(file, here)
    expect(read.questions).toEqual(here)
    expect(endFindings(read)).toEqual([])
  })
})

describe('a good end that is changed', () => {
  const [before, after] = [[rating()], [rating({ favourableEnd: 'low' })]]
  it('is told by key, and marked for good', () => {
    expect(changedEnds(before, after)).toEqual([{ key: 'q', from: 'high', to: 'low' }])
    expect(changedEnds(before, [rating({ favourableEnd: 'high' })])).toEqual([])
    const marked = markChangedEnds(before, after)
    expect(marked).toEqual([rating({ favourableEnd: 'low', favourableEndChanged: true })])
    expect(markChangedEnds(marked, before)).toEqual([rating({ favourableEndChanged: true })])
    expect(markChangedEnds(before, before)).toEqual(before)
  })
  it('is not for the sender to mark, and only where there are ends to choose from', () => {
    expect(normalizeQuestion(rating({ favourableEndChanged: true }))).toEqual(rating())
    expect(questionErrors([rating({ type: 'nps', favourableEnd: 'low' })])).toEqual({
      'questions.0.favourableEnd': ['“Recommendation, 0–10” has no good end to choose.'],
    })
    expect(
      questionErrors([rating({ favourableEnd: 'low' }), rating({ key: 'n', type: 'number', favourableEnd: 'low' })]),
    ).toEqual({})
  })
})

it('of templates and ready-made questions is low or neither for these, and high for all other scales', () => {
  const ends = [...TEMPLATES, ...PRESETS].flatMap(({ id, questions }) =>
    questions
      .filter(({ type }) => choosesEnd(type))
      .map((question) => [`${id}: ${question.key}`, favourableEndOf(question)] as const),
  )
  expect(ends.length).toBeGreaterThan(30)
  expect(ends.filter(([, end]) => end !== 'high')).toEqual([
    ['castle: load', 'low'],
    ['cognitive-load: task', 'none'],
    ['cognitive-load: load-task', 'none'],
    ['cognitive-load: load-tools', 'low'],
    ['cognitive-load: load-recall', 'low'],
  ])
})
