import { describe, expect, it } from 'vitest'
import {
  assertModeChange,
  assertQuestionChange,
  normalizeQuestion,
  questionErrors,
  statusAt,
  resultsAreOpen,
  surveyMachine,
} from './rules'
import { minutesFor } from './rules-time'
import { createSurveyInput, questionSchema, STATUSES, updateSurveyInput, type Question } from './schema'
import { holds } from './answering/rules-visible'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const q = (over: Partial<Question>): Question => ({ key: 'k', type: 'single', label: 'L', options, ...over })

describe('statuses', () => {
  it('go draft → open → closed → open, and no other way', () => {
    const steps = STATUSES.flatMap((from) => surveyMachine.next(from).map((to) => `${from}-${to}`))
    expect(steps.sort()).toEqual(['closed-open', 'draft-open', 'open-closed'])
    expect(() => surveyMachine.assert('draft', 'closed')).toThrow('It can become open.')
    expect(surveyMachine.allowed('open', [])).toEqual([
      { to: 'closed', verb: 'Close survey', allowed: false, reason: '"Close survey" is for: writer.' },
    ])
  })
})

describe('once responses are in', () => {
  it('the mode stays', () => {
    expect(() => assertModeChange('anonymous', 'named', 1)).toThrow('stays anonymous')
    expect(() => assertModeChange('anonymous', 'named', 0)).not.toThrow()
    expect(() => assertModeChange('named', 'named', 5)).not.toThrow()
  })
  it('wording may change, structure may not', () => {
    expect(() => assertQuestionChange([q({})], [q({ label: 'Better' })], 3)).not.toThrow()
    expect(() => assertQuestionChange([q({})], [q({ options: options.slice(1) })], 3)).toThrow('Responses are in')
    expect(() => assertQuestionChange([q({})], [q({ key: 'other' })], 0)).not.toThrow()
  })

  it.each<[string, Partial<Question>]>([
    ['its condition is taken away', { showIf: undefined }],
    ['its condition asks for something else', { showIf: { question: 'root', atMost: 3 } }],
    ['an option holds words no more', { options: [{ ...options[0]!, open: false, na: true }, options[1]!] }],
    ['an option applies after all', { options: [{ ...options[0]!, open: true, na: false }, options[1]!] }],
  ])('who was asked and what may be shown of it stay: %s', (_, changed) => {
    const asked = q({ showIf: { question: 'root', atMost: 2 } })
    const from = { ...asked, options: [{ ...options[0]!, open: true, na: true }, options[1]!] }
    expect(() => assertQuestionChange([from], [{ ...from, ...changed }], 3)).toThrow('Responses are in')
    expect(() => assertQuestionChange([from], [{ ...from, ...changed }], 0)).not.toThrow()
    // Stored, the fields of a condition stand in another order.
    const stored: Question = { ...from, showIf: { atMost: 2, question: 'root' } }
    expect(() => assertQuestionChange([from], [{ ...stored, label: 'Better' }], 3)).not.toThrow()
  })
})

describe('questionErrors', () => {
  it.each<[string, Partial<Question>[]]>([
    ['questions.1.key', [{}, {}]],
    ['questions.0.options', [{ options: [] }]],
    ['questions.0.options', [{ options: [options[0]!, options[0]!] }]],
    ['questions.0.rows', [{ type: 'matrix' }]],
    ['questions.0.max', [{ type: 'rating', min: 5, max: 1 }]],
    ['questions.0.max', [{ type: 'rating', min: 0, max: 1e9 }]],
    ['questions.0.showIf', [{ showIf: { question: 'k', is: 'a' } }]],
  ])('finds %s', (path, list) => {
    expect(Object.keys(questionErrors(list.map(q)))).toEqual([path])
  })
  it('takes rows as bare labels', () => {
    expect(normalizeQuestion({ key: 'm', type: 'matrix', label: 'M', options, rows: ['CI'] }).rows).toEqual([
      { value: 'CI', label: 'CI' },
    ])
  })
})

describe('conditions', () => {
  const answers = { a: 'x', n: 3, list: ['p', 'q'], grid: { r: 'x' } }
  it.each([
    [{ question: 'a', is: 'x' }, true],
    [{ question: 'a', is: ['y', 'x'] }, true],
    [{ question: 'a', isNot: 'x' }, false],
    [{ question: 'none', isNot: 'x' }, true],
    [{ question: 'none', is: 'x' }, false],
    [{ question: 'n', is: 3 }, true],
    [{ question: 'n', atLeast: 3, atMost: 3 }, true],
    [{ question: 'none', atLeast: 0 }, false],
    [{ question: 'list', is: 'q' }, true],
    [{ question: 'grid', is: 'x' }, true],
    [{ question: 'none', answered: false }, true],
    [
      {
        all: [
          { question: 'a', is: 'x' },
          { question: 'n', atMost: 2 },
        ],
      },
      false,
    ],
    [{ any: [{ question: 'a', is: 'y' }, { all: [{ question: 'n', is: 3 }] }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(holds(questionSchema.shape.showIf.unwrap().parse(condition), answers)).toBe(expected)
  })
})

describe('inputs', () => {
  it('take no field that is not theirs to set', () => {
    const body = { title: 'T', anonymity: 'named', questions: [] }
    expect(createSurveyInput.safeParse(body).success).toBe(true)
    for (const field of ['id', 'status', 'publicToken', 'createdAt', 'declined'])
      expect(
        createSurveyInput.safeParse({ ...body, [field]: 'x' }).success ||
          updateSurveyInput.safeParse({ [field]: 'x' }).success,
      ).toBe(false)
  })
  it('say how long a survey takes', () => {
    expect(minutesFor([])).toBe(1)
    expect(minutesFor(Array.from({ length: 20 }, () => q({ type: 'text' })))).toBe(10)
  })
})

describe('results at the survey’s own address', () => {
  it('are open from their day on, where the survey says so', () => {
    const on = (openResults: boolean, resultsOn: string | null) =>
      resultsAreOpen({ openResults, resultsOn }, '2026-05-10')
    expect([on(true, null), on(true, '2026-05-10'), on(true, '2026-05-11'), on(false, null)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('statusAt', () => {
  const at = (status: 'draft' | 'open' | 'closed', closesAt: string | null, now: string) =>
    statusAt({ status, closesAt }, new Date(now))
  it('is closed from the closing time on, to the millisecond', () => {
    expect(at('open', '2026-05-04T12:00:00.000Z', '2026-05-04T11:59:59.999Z')).toBe('open')
    expect(at('open', '2026-05-04T12:00:00.000Z', '2026-05-04T12:00:00.000Z')).toBe('closed')
    expect(at('open', null, '2026-05-04T12:00:00.000Z')).toBe('open')
    expect(at('draft', '2020-01-01T00:00:00.000Z', '2026-05-04T12:00:00.000Z')).toBe('draft')
  })
})

it('bounds that no answer may reach are refused', () => {
  const questions = [normalizeQuestion({ key: 'q', type: 'number', label: 'Q', max: 1e300 })]
  expect(questionErrors(questions)).toEqual({
    'questions.0.max': ['Between −1,000,000,000,000 and 1,000,000,000,000.'],
  })
})
