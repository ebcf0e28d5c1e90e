import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswers } from '../answering/rules-answers'
import { answersOf, fieldName } from '../answering/rules-form'
import { en } from '../messages/presenter-messages-en'
import { normalizeQuestion, questionErrors, structureOf } from '../rules'
import { isReachable } from '../rules-conditions'
import { questionInput, type Question, type QuestionInput } from '../schema'

const parts = ['ci', 'docs', 'tools'].map((value) => ({ value, label: value.toUpperCase() }))
const make = (over: object): Question =>
  normalizeQuestion(questionInput.parse({ key: 'q', label: 'Q', ...over }) as QuestionInput)
const check = (question: Question, value: unknown) => {
  const { answers, errors } = checkAnswers([question], { q: value }, {}, en)
  return errors.q?.[0] ?? answers.q
}
const fromForm = (question: Question, values: Record<string, string[]>) => answersOf([question], values).q
const faults = (over: object) => Object.values(questionErrors([make(over)])).flat()

describe('a slider', () => {
  const percent = make({ type: 'slider' })
  const half = make({ type: 'slider', min: -1, max: 1, step: 0.1 })
  it('is stored with its ends and step', () => expect(percent).toMatchObject({ min: 0, max: 100, step: 1 }))
  it.each([0, 37, 100])('takes its point %s', (value) => expect(check(percent, value)).toBe(value))
  it.each([
    [101, 'At most 100.'],
    [-1, 'At least 0.'],
    [2.5, 'Give 0, or as many steps of 1 above it.'],
    ['many', 'Give a number.'],
  ])('refuses %s', (value, said) => expect(check(percent, value)).toBe(said))
  it('takes each point of fractions, whatever adding them leaves over', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (at) => {
        const value = Number((-1 + at * 0.1).toFixed(1))
        expect(check(half, value)).toBe(value)
      }),
    ))
  it('left alone is no answer, and must be moved where it is required', () => {
    expect(fromForm(percent, { [fieldName('q')]: [''] })).toBeUndefined()
    expect(fromForm(percent, {})).toBeUndefined()
    const required = make({ type: 'slider', required: true })
    expect(checkAnswers([required], {}, {}, en).errors.q).toEqual(['Please answer this one.'])
  })
  it('its field is read as a number, also with a comma; “does not apply” beside it goes first', () => {
    const na = make({ type: 'slider', step: 0.5, options: [{ value: 'na', label: 'Never used it', na: true }] })
    expect(fromForm(na, { [fieldName('q')]: ['2,5'] })).toBe(2.5)
    expect(fromForm(na, { [fieldName('q')]: ['30', 'na'] })).toBe('na')
    expect(check(na, 'na')).toBe('na')
    expect(check(percent, 'na')).toBe('Give a number.')
  })
  it.each([
    [{ min: 5, max: 5 }, 'The highest must be above the lowest.'],
    [{ min: 0, max: 10, step: 3 }, 'From 0 in steps of 3 one does not come to 10.'],
    [{ min: 0, max: 1, step: 0.00001 }, 'A slider has at most 10001 points.'],
  ])('%s cannot be asked', (over, said) => expect(faults({ type: 'slider', ...over })).toEqual([said]))
  it('keeps its ends and step once responses are in', () =>
    expect(structureOf([percent])).not.toBe(structureOf([make({ type: 'slider', step: 5 })])))
  it('can be asked about by size, and it is seen where no point fits', () => {
    const after = (showIf: Question['showIf']): Question => ({ key: 'z', type: 'text', label: 'Z', showIf })
    const byKey = new Map([['q', percent]])
    expect(isReachable(after({ question: 'q', atLeast: 42, atMost: 43 }), byKey)).toBe(true)
    expect(isReachable(after({ question: 'q', atLeast: 42.2, atMost: 42.8 }), byKey)).toBe(false)
    expect(isReachable(after({ question: 'q', atLeast: 101 }), byKey)).toBe(false)
    expect(isReachable(after({ question: 'q', is: 7 }), byKey)).toBe(true)
  })
})

describe('a number', () => {
  const na = make({ type: 'number', max: 20, options: [{ value: 'na', label: 'Never used it', na: true }] })
  it('may say that it does not apply where it has an option for that, and goes with no number', () => {
    expect(check(na, 'na')).toBe('na')
    expect(check(na, 7)).toBe(7)
    expect(check(na, 21)).toBe('At most 20.')
    expect(check(make({ type: 'number' }), 'na')).toBe('Give a number.')
    expect(fromForm(na, { [fieldName('q')]: ['2,5'] })).toBe(2.5)
    expect(fromForm(na, { [fieldName('q')]: ['30', 'na'] })).toBe('na')
    expect(fromForm(na, { [fieldName('q')]: [''] })).toBeUndefined()
  })
  it.each([na, make({ type: 'slider', options: na.options }), make({ type: 'rating', options: na.options })])(
    'is asked on by that it does not apply: $type',
    (question) => {
      const after: Question = { key: 'z', type: 'text', label: 'Z', showIf: { question: 'q', is: 'na' } }
      expect(isReachable(after, new Map([['q', question]]))).toBe(true)
      expect(isReachable(after, new Map([['q', { ...question, options: [] }]]))).toBe(false)
    },
  )
})

describe('a time of day', () => {
  const time = make({ type: 'time' })
  it.each(['00:00', '09:05', '23:59'])('takes %s', (value) => expect(check(time, value)).toBe(value))
  it('leaves out seconds that a browser adds', () => expect(check(time, '09:05:00')).toBe('09:05'))
  it.each(['9:05', '24:00', '12:60', '09:05:30', 'noon', 905])('refuses %s', (value) =>
    expect(check(time, value)).toBe('Give a time as HH:MM.'),
  )
  it('keeps within its limits', () => {
    const day = make({ type: 'time', minTime: '08:00', maxTime: '18:00' })
    expect([check(day, '08:00'), check(day, '18:00')]).toEqual(['08:00', '18:00'])
    expect([check(day, '07:59'), check(day, '18:01')]).toEqual(['Not before 08:00.', 'Not after 18:00.'])
  })
  it('keeps within limits across midnight', () => {
    const night = make({ type: 'time', minTime: '22:00', maxTime: '06:00' })
    expect([check(night, '23:30'), check(night, '05:00')]).toEqual(['23:30', '05:00'])
    expect(check(night, '12:00')).toBe('Between 22:00 and 06:00.')
  })
  it('limits that are no times are refused', () =>
    expect(questionInput.safeParse({ key: 'q', label: 'Q', type: 'time', minTime: '8:00' }).success).toBe(false))
})

describe('a constant sum', () => {
  const sum = make({ type: 'sum', options: parts })
  it('is stored with its total', () => expect(sum.total).toBe(100))
  it('takes parts that come to it; what is left out gets nothing', () =>
    expect(check(sum, { ci: 70, docs: 30 })).toEqual({ ci: 70, docs: 30, tools: 0 }))
  it('takes parts whose sum is off by what adding fractions leaves over', () =>
    expect(check(sum, { ci: 33.3, docs: 33.3, tools: 33.4 })).toEqual({ ci: 33.3, docs: 33.3, tools: 33.4 }))
  it.each([
    [{ ci: 70, docs: 20 }, 'Together they must come to 100; these come to 90.'],
    [{ ci: 150, docs: -50 }, '“DOCS” cannot be below 0.'],
    [{ ci: 'x' }, '“CI” needs a number.'],
    [{ other: 100 }, 'There is no such part.'],
    [[100], 'Give a number for each part.'],
    [100, 'Give a number for each part.'],
  ])('refuses %j', (value, said) => expect(check(sum, value)).toBe(said))
  it('is read from a field a part, and is no answer where all are empty', () => {
    expect(fromForm(sum, { [fieldName('q', 'ci')]: ['60'], [fieldName('q', 'docs')]: ['40'] })).toEqual({
      ci: 60,
      docs: 40,
    })
    expect(fromForm(sum, { [fieldName('q', 'ci')]: [''], [fieldName('q', 'docs')]: [' '] })).toBeUndefined()
  })
  it('its parts have no “other” and no “does not apply”', () =>
    expect(faults({ type: 'sum', options: [...parts, { value: 'na', label: 'N', na: true }] })).toHaveLength(1))
  it('keeps its total once responses are in', () =>
    expect(structureOf([sum])).not.toBe(structureOf([make({ type: 'sum', options: parts, total: 10 })])))
})
