import { expect, test } from 'vitest'
import { partOf } from '@/lib/core/parts'
import { partOfQuestion, QUESTIONS_SHOWN } from './rules-parts'

const questions = Array.from({ length: 60 }, (_, at) => ({ key: `q${at}` }))

test('an address of a question leads to the part of the results that it is on', () => {
  for (const { key } of questions) {
    const { part } = partOfQuestion(questions, key)
    const { rows } = partOf(questions, part === undefined ? undefined : String(part), QUESTIONS_SHOWN)
    expect(rows.map((one) => one.key)).toContain(key)
  }
})

test('the first part has no number, and neither has a question that is gone', () => {
  expect(partOfQuestion(questions, `q${QUESTIONS_SHOWN - 1}`)).toEqual({})
  expect(partOfQuestion(questions, `q${QUESTIONS_SHOWN}`)).toEqual({ part: 1 })
  expect(partOfQuestion(questions, 'gone')).toEqual({})
})
