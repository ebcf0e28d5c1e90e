import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswers } from './rules-answers'
import { normalizeQuestion } from '../rules'
import { LONGTEXT_LIMIT, questionSchema, type Answers, type Question } from '../schema'
import { en } from '../messages/presenter-messages-en'
import { visibleQuestions } from './rules-visible'

const check = (questions: readonly Question[], given: Record<string, unknown>, segments: Answers = {}) =>
  checkAnswers(questions, given, segments, en)

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'other', label: 'Other', open: true },
]
const rows = [
  { value: 'r1', label: 'R1' },
  { value: 'r2', label: 'R2' },
]
const questions: Question[] = questionSchema.array().parse([
  { key: 'rate', type: 'rating', label: 'Rate', required: true },
  { key: 'nps', type: 'nps', label: 'NPS' },
  { key: 'one', type: 'single', label: 'One', options },
  { key: 'many', type: 'multi', label: 'Many', options, showIf: { question: 'one', is: 'a' } },
  { key: 'grid', type: 'matrix', label: 'Grid', options, rows },
  { key: 'rank', type: 'ranking', label: 'Rank', options },
  { key: 'say', type: 'text', label: 'Say' },
  { key: 'long', type: 'longtext', label: 'Long', required: true, showIf: { question: 'many', is: 'b' } },
  { key: 'num', type: 'number', label: 'Num', min: 1 },
  { key: 'day', type: 'date', label: 'Day' },
  ...[
    { key: 'agree', type: 'yesno' as const, label: 'Agree?' },
    {
      key: 'few',
      type: 'multi' as const,
      label: 'Few',
      options: [...options, { value: 'none', label: 'None', exclusive: true }],
      min: 2,
      max: 2,
    },
    { key: 'top', type: 'ranking' as const, label: 'Top', options, max: 2 },
    {
      key: 'best',
      type: 'maxdiff' as const,
      label: 'Best',
      options: ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: value })),
      sets: [
        ['a', 'b', 'c'],
        ['c', 'd', 'e'],
      ],
    },
    { key: 'tell', type: 'text' as const, label: 'Tell', min: 5, max: 9 },
    { key: 'when', type: 'date' as const, label: 'When', minDate: '2026-01-01', maxDate: '2026-12-31' },
  ].map(normalizeQuestion),
  {
    key: 'mobile',
    type: 'text',
    label: 'Mobile only',
    required: true,
    showIf: { question: 'segment.team', is: 'mobile' },
  },
])
const errorsOf = (given: Record<string, unknown>) => check(questions, { rate: 3, ...given }).errors

describe('checkAnswers', () => {
  it('takes a full submission as it is', () => {
    const given = {
      rate: 5,
      nps: 0,
      one: 'a',
      many: ['b', 'other'],
      'many.text': 'mine',
      grid: { r1: 'a' },
      rank: ['b', 'a'],
      say: 'x',
      long: 'y',
      num: 1.5,
      day: '2024-02-29',
    }
    expect(check(questions, given)).toEqual({ answers: given, errors: {} })
  })

  it.each([
    ['rate', 6],
    ['rate', 2.5],
    ['rate', '3'],
    ['rate', NaN],
    ['nps', -1],
    ['one', 'z'],
    ['one', ['a']],
    ['one', 'toString'],
    ['grid', { r9: 'a' }],
    ['grid', { r1: 'z' }],
    ['grid', ['a']],
    ['rank', ['a', 'a']],
    ['rank', 'a'],
    ['say', 5],
    ['say', { a: 1 }],
    ['num', 0],
    ['num', '1'],
    ['day', '2023-02-29'],
    ['day', '2024-2-1'],
    ['day', 5],
    ['nobody', 1],
    ['rate.text', 'x'],
    ['one.row', 'a'],
    ['agree', 'maybe'],
    ['agree', true],
    ['few', ['a']],
    ['few', ['a', 'b', 'other']],
    ['few', ['a', 'none']],
    ['top', ['a', 'b', 'other']],
    ['tell', 'abcd'],
    ['tell', 'abcdefghij'],
    ['when', '2025-12-31'],
    ['when', '2027-01-01'],
    ['best', { '1.best': 'a' }],
    ['best', { '1.best': 'a', '1.worst': 'a' }],
    ['best', { '1.best': 'a', '1.worst': 'd' }],
    ['best', { '3.best': 'a', '3.worst': 'b' }],
    ['best', ['a']],
  ])('refuses %s = %j', (key, value) => {
    expect(Object.keys(errorsOf({ [key]: value }))).toEqual([key])
  })

  it('asks for what is required, and only where it is asked', () => {
    expect(Object.keys(check(questions, {}).errors)).toEqual(['rate'])
    expect(Object.keys(errorsOf({ one: 'a', many: ['b'] }))).toEqual(['long'])
    expect(errorsOf({ one: 'b', many: ['b'] })).toEqual({})
  })

  it('refuses numbers beyond a trillion, whatever the question allows', () => {
    const number = (over: object) => [questionSchema.parse({ key: 'n', type: 'number', label: 'N', ...over })]
    for (const value of [1e12, -1e12, 0.5, 123_456_789.125])
      expect(check(number({}), { n: value }).answers).toEqual({ n: value })
    for (const value of [1e160, 1e12 + 1, Number.MAX_VALUE])
      expect(check(number({ max: 1e300 }), { n: value }).errors).toEqual({ n: ['At most 1,000,000,000,000.'] })
    expect(check(number({}), { n: -1e13 }).errors).toEqual({ n: ['At least -1,000,000,000,000.'] })
    expect(check(number({ min: 0, max: 5 }), { n: 6 }).errors).toEqual({ n: ['At most 5.'] })
  })
  it('asks each row of a matrix that must be answered, and each place of such a ranking', () => {
    const grid = (over: object) => [
      questionSchema.parse({ key: 'g', type: 'matrix', label: 'G', options, rows, ...over }),
    ]
    expect(check(grid({ required: true }), { g: { r1: 'a' } }).errors).toEqual({ g: ['“R2” is not answered yet.'] })
    expect(check(grid({ required: true }), { g: { r1: 'a', r2: 'b' } }).errors).toEqual({})
    expect(check(grid({}), { g: { r1: 'a' } }).errors).toEqual({})
    const several = grid({ required: true, multiple: true })
    expect(check(several, { g: { r1: ['a'], r2: [] } }).errors).toEqual({ g: ['“R2” is not answered yet.'] })
    expect(check(several, { g: { r1: ['a'], r2: ['b', 'a'] } }).errors).toEqual({})
    const rank = (over: object) => [questionSchema.parse({ key: 'r', type: 'ranking', label: 'R', options, ...over })]
    expect(check(rank({ required: true }), { r: ['a', 'b'] }).errors).toEqual({ r: ['Rank at least 3.'] })
    expect(check(rank({ required: true }), { r: ['a', 'b', 'other'] }).errors).toEqual({})
    expect(check(rank({ required: true, max: 2 }), { r: ['a'] }).errors).toEqual({ r: ['Rank at least 2.'] })
    expect(check(rank({ required: true, max: 2 }), { r: ['a', 'b'] }).errors).toEqual({})
    expect(check(rank({ required: true, min: 1 }), { r: ['a'] }).errors).toEqual({})
    expect(check(rank({}), { r: ['a'] }).errors).toEqual({})
  })
  it('takes nothing beside what says that a row does not apply', () => {
    const na = { value: 'na', label: 'Does not apply', na: true }
    const none = { value: 'none', label: 'None', exclusive: true }
    const question = { key: 'g', type: 'matrix', label: 'G', options: [...options, na, none], rows, multiple: true }
    const grid = [questionSchema.parse(question)]
    for (const alone of ['na', 'none']) {
      expect(check(grid, { g: { r1: [alone], r2: ['a', 'b'] } }).errors).toEqual({})
      expect(check(grid, { g: { r1: ['a', alone] } }).errors).toEqual({ g: [expect.stringContaining('no other')] })
    }
  })
  it('leaves out answers to what was not asked', () => {
    expect(check(questions, { rate: 1, one: 'b', many: ['b'], long: 'hidden' }).answers).toEqual({ rate: 1, one: 'b' })
  })

  it.each([
    ['agree', 'no'],
    ['few', ['b', 'a']],
    ['few', ['none']],
    ['top', ['b']],
    ['tell', 'enough'],
    ['when', '2026-12-31'],
    ['best', { '2.best': 'c', '2.worst': 'e' }],
    ['best', { '1.best': 'a', '1.worst': 'b', '2.best': 'd', '2.worst': 'c' }],
  ])('takes %s = %j', (key, value) => {
    expect(check(questions, { rate: 3, [key]: value })).toEqual({ answers: { rate: 3, [key]: value }, errors: {} })
  })

  it('asks a team what is asked of that team only', () => {
    expect(errorsOf({ mobile: 'not of me' })).toEqual({})
    expect(check(questions, { rate: 3, mobile: 'x' }).answers).toEqual({ rate: 3 })
    expect(Object.keys(check(questions, { rate: 3 }, { 'segment.team': 'mobile' }).errors)).toEqual(['mobile'])
    expect(check(questions, { rate: 3, mobile: 'x' }, { 'segment.team': 'mobile' }).answers).toEqual({
      rate: 3,
      mobile: 'x',
    })
    expect(Object.keys(errorsOf({ 'segment.team': 'mobile' }))).toEqual(['segment.team'])
  })

  it('keeps the text of an open option only when that is chosen', () => {
    expect(check(questions, { rate: 1, one: 'other', 'one.text': 'mine' }).answers['one.text']).toBe('mine')
    expect(check(questions, { rate: 1, one: 'a', 'one.text': 'mine' }).answers).not.toHaveProperty('one.text')
  })

  it('limits size, and drops what a database cannot hold', () => {
    expect(errorsOf({ one: 'a', many: ['b'], long: 'x'.repeat(LONGTEXT_LIMIT + 1) })).toHaveProperty('long')
    expect(check(questions, { rate: 1, say: 'a\0b' }).answers.say).toBe('ab')
  })

  it('never throws, and never stores what it did not ask, whatever is sent', () => {
    const keys = fc.constantFrom(...questions.map((question) => question.key), 'x', 'one.text', '__proto__')
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (given) => {
        const { answers, errors } = check(questions, given)
        const asked = new Set(visibleQuestions(questions, answers).map((question) => question.key))
        for (const key of Object.keys(answers)) expect(asked.has(key.replace('.text', ''))).toBe(true)
        if (Object.keys(errors).length === 0) expect(check(questions, answers)).toEqual({ answers, errors })
      }),
    )
  })
})
