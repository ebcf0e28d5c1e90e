import { expect, it } from 'vitest'
import { readSurvey } from './rules-detect'

const rule = (type: string, params: object = {}, more: object = {}) => ({ id: type, type, params, ...more })
const choices = ['a', 'b', 'c'].map((id) => ({ id, label: { default: id } }))
function read(element: object, rules: object[] = [], logic = 'and') {
  const { questions, skipped } = readSurvey(
    JSON.stringify({
      name: 'F',
      welcomeCard: { enabled: false },
      endings: [],
      questions: [{ id: 'q', headline: { default: 'Q' }, required: false, validation: { rules, logic }, ...element }],
    }),
    'x.json',
  )
  const { label: _, key: _key, options: _options, rows: _rows, ...body } = questions[0]!
  return { body, notes: skipped.map(({ reason }) => reason) }
}

it.each<[string, object, object[], object]>([
  [
    'characters',
    { type: 'openText' },
    [rule('minLength', { min: 5 }), rule('maxLength', { max: 90 })],
    { type: 'text', min: 5, max: 90 },
  ],
  [
    'numbers',
    { type: 'openText', inputType: 'number' },
    [rule('minValue', { min: 0 }), rule('maxValue', { max: 24 })],
    { type: 'number', min: 0, max: 24 },
  ],
  [
    'choices',
    { type: 'multipleChoiceMulti', choices },
    [rule('minSelections', { min: 1 }), rule('maxSelections', { max: 2 })],
    { type: 'multi', min: 1, max: 2 },
  ],
  ['places', { type: 'ranking', choices }, [rule('minRanked', { min: 2 })], { type: 'ranking', min: 2 }],
  ['all places', { type: 'ranking', choices }, [rule('rankAll')], { type: 'ranking', min: 3 }],
  // Its ends are left out.
  [
    'days',
    { type: 'date' },
    [rule('isBetween', { startDate: '2026-02-28', endDate: '2027-01-01' })],
    { type: 'date', minDate: '2026-03-01', maxDate: '2026-12-31' },
  ],
  [
    'a first and a last day',
    { type: 'date' },
    [rule('isLaterThan', { date: '2025-12-31' }), rule('isEarlierThan', { date: '2026-03-01' })],
    { type: 'date', minDate: '2026-01-01', maxDate: '2026-02-28' },
  ],
  [
    'each row',
    { type: 'matrix', required: true, rows: choices, columns: choices },
    [rule('answerAllRows')],
    { type: 'matrix', required: true },
  ],
])('%s are limits here', (_, element, rules, body) => {
  expect(read(element, rules)).toEqual({ body, notes: [] })
})

it('checks without a counterpart are named, and so are alternatives', () => {
  const text = { type: 'openText' }
  expect(read(text, [rule('pattern', { pattern: '^a' }), rule('contains', { value: 'a' })]).notes).toEqual([
    '“q”: not kept: checks of the answer (pattern, contains)',
  ])
  expect(read(text, [rule('minLength', { min: 5 }), rule('email')], 'or')).toEqual({
    body: { type: 'text' },
    notes: ['“q”: not kept: checks of the answer (minLength, email)'],
  })
  expect(read({ type: 'openText', inputType: 'number' }, [rule('isGreaterThan', { min: 3 })]).notes).toEqual([
    '“q”: not kept: checks of the answer (isGreaterThan)',
  ])
  const matrix = { type: 'matrix', rows: choices, columns: choices }
  expect(read(matrix, [rule('answerAllRows')]).notes).toEqual(['“q”: not kept: checks of the answer (answerAllRows)'])
  expect(read({ type: 'date' }, [rule('isLaterThan', { date: 'tomorrow' })])).toEqual({
    body: { type: 'date' },
    notes: ['“q”: not kept: checks of the answer (isLaterThan)'],
  })
})

it('satisfaction and effort, which Formbricks asks since 2026, are scales', () => {
  expect(read({ type: 'csat', scale: 'smiley', range: 5, lowerLabel: { default: 'bad' } }).body).toEqual({
    type: 'rating',
    min: 1,
    max: 5,
    minLabel: 'bad',
  })
  expect(read({ type: 'ces', scale: 'number', range: 7 }).body).toEqual({ type: 'rating', min: 1, max: 7 })
})
