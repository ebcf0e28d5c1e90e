import { describe, expect, it } from 'vitest'
import { readSurvey } from '../import/rules-detect'
import { removeQuestion, renameKey } from '../editor/rules-ops'
import type { EditorValues } from '../editor/rules-editor'
import { en } from '../messages/presenter-messages-en'
import { normalizeQuestion, questionErrors, structureOf } from '../rules'
import { questionInput, type Answers, type Question, type QuestionInput } from '../schema'
import { checkAnswers } from './rules-answers'
import { visibleQuestions } from './rules-visible'

const make = (over: object): Question =>
  normalizeQuestion(questionInput.parse({ key: 'q', label: 'Q', ...over }) as QuestionInput)
const options = ['good', 'bad'].map((value) => ({ value, label: value }))
const uses = make({ key: 'uses', type: 'multi', options: ['ci', 'docs'].map((value) => ({ value, label: value })) })
const grid = (over: object = {}) =>
  make({
    ...{ key: 'grid', type: 'matrix', options, rows: ['ci', 'docs', 'all'] },
    rowsIf: { ci: { question: 'uses', is: 'ci' }, docs: { question: 'uses', is: 'docs' } },
    ...over,
  })
const after = make({ key: 'after', type: 'text', showIf: { question: 'grid', is: 'bad' } })
const check = (questions: readonly Question[], given: Answers) => checkAnswers(questions, given, {}, en)
const faults = (...questions: Question[]) => Object.values(questionErrors(questions)).flat()

describe('rows of a matrix that are asked on a condition', () => {
  it('are asked of those for whom it holds; what is sent of others is not stored', () => {
    const rows = (answers: Answers) =>
      visibleQuestions([uses, grid()], answers)
        .find((one) => one.key === 'grid')
        ?.rows?.map((one) => one.value)
    expect(rows({ uses: ['ci'] })).toEqual(['ci', 'all'])
    expect(rows({})).toEqual(['all'])
    const sent = { uses: ['ci'], grid: { ci: 'good', docs: 'bad', all: 'good' } }
    expect(check([uses, grid()], sent)).toEqual({
      answers: { uses: ['ci'], grid: { ci: 'good', all: 'good' } },
      errors: {},
    })
  })
  it('an answer to a row that is not asked leads to nothing', () => {
    const sent = { uses: ['ci'], grid: { docs: 'bad', ci: 'good' }, after: 'Because' }
    expect(check([uses, grid(), after], sent).answers).not.toHaveProperty('after')
  })
  it('where each row must be answered, those that are asked must be', () => {
    const required = grid({ required: true })
    expect(check([uses, required], { uses: ['ci'], grid: { ci: 'good', all: 'bad' } }).errors).toEqual({})
    expect(check([uses, required], { uses: ['ci'], grid: { all: 'bad' } }).errors).toEqual({
      grid: ['“ci” is not answered yet.'],
    })
    expect(check([uses, required], { uses: ['ci'], grid: { docs: 'bad' } }).errors).toEqual({
      grid: ['Please answer this one.'],
    })
  })
  it('a matrix of which no row is asked is not asked, however required', () => {
    const bare = grid({ rows: ['ci', 'docs'], required: true })
    expect(check([uses, bare], {})).toEqual({ answers: {}, errors: {} })
  })
  it.each([
    [{ ci: { question: 'later', is: 'x' } }, 'The row “ci” waits for “later”, which is not an earlier question.'],
    [{ ci: { question: 'segment.team', is: 'x' } }, 'The row “ci” can wait for answers only.'],
    [{ ci: { question: 'from', is: 'x' } }, 'The row “ci” can wait for answers only.'],
  ])('%j cannot be asked', (rowsIf, said) => {
    const from = make({ key: 'from', type: 'hidden', options: [{ value: 'x', label: 'X' }] })
    expect(faults(from, uses, grid({ rowsIf }))).toEqual([said])
  })
  it('a row that is gone takes its condition along', () => {
    expect(grid({ rows: ['all'] })).not.toHaveProperty('rowsIf')
    expect(grid({ rows: ['ci', 'all'] }).rowsIf).toEqual({ ci: { question: 'uses', is: 'ci' } })
  })
  it('stay as they are once responses are in', () =>
    expect(structureOf([uses, grid()])).not.toBe(structureOf([uses, grid({ rowsIf: undefined })])))
  it('follow a question that is renamed, and are always asked once it is removed', () => {
    const values = { questions: [uses, grid()], translations: {} } as unknown as EditorValues
    const renamed = renameKey(values, 'uses', 'tools').questions
    expect(renamed[1]!.rowsIf!.ci).toEqual({ question: 'tools', is: 'ci' })
    const removed = removeQuestion(values, 'uses')
    expect(removed.freed).toEqual(['grid'])
    expect(removed.values.questions).toHaveLength(1)
    expect(removed.values.questions[0]).not.toHaveProperty('rowsIf')
  })
})

it('SurveyJS: the condition of a row comes in; one that has no counterpart is told', () => {
  const { questions, skipped } = readSurvey(
    JSON.stringify({
      elements: [
        { type: 'checkbox', name: 'uses', choices: ['ci', 'docs'] },
        {
          ...{ type: 'matrix', name: 'grid', columns: ['good', 'bad'] },
          rows: [
            { value: 'ci', visibleIf: "{uses} contains 'ci'" },
            { value: 'docs', visibleIf: '{elsewhere} notempty' },
            'all',
          ],
        },
      ],
    }),
    'x.json',
  )
  expect(questions[1]!.rowsIf).toEqual({ ci: { question: 'uses', is: 'ci' } })
  expect(skipped.map((one) => one.reason)).toEqual([expect.stringMatching(/the row “docs” is always shown.*elsewhere/)])
})
