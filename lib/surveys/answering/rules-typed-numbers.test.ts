import { expect, test } from 'vitest'
import { wordsFor } from '../messages/presenter-messages'
import type { Question } from '../schema'
import { checkAnswers } from './rules-answers'
import { answersOf } from './rules-form'

const question: Question = { key: 'cost', type: 'number', label: 'What does it cost?', min: 0.5, max: 20_000 }
const sent = (typed: string, language = 'en') => {
  const given = answersOf([question], { 'a:cost': [typed] })
  return checkAnswers([question], given, {}, wordsFor(language))
}

test.each([
  ['1500', 1500],
  ['1 500', 1500],
  ['2,5', 2.5],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
])('%j is stored as %d', (typed, value) => expect(sent(typed)).toEqual({ answers: { cost: value }, errors: {} }))

test('what is fifteen hundred to one reader and one and a half to another is asked, not guessed', () => {
  for (const typed of ['1,500', '1.500'])
    expect(sent(typed)).toEqual({
      answers: {},
      errors: { cost: ['This can be read in two ways. Write 1500, or 1.5000.'] },
    })
  expect(sent('1,500', 'de').errors.cost?.[0]).toContain('1500')
})

test('bounds are said as the language writes numbers', () => {
  expect(sent('30000', 'de').errors.cost).toEqual(['Höchstens 20.000.'])
  expect(sent('0', 'de').errors.cost).toEqual(['Mindestens 0,5.'])
  expect(sent('30000').errors.cost).toEqual(['At most 20,000.'])
})
