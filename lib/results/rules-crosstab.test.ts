import { describe, expect, it } from 'vitest'
import type { Answers, Question } from '@/lib/surveys/schema'
import { crosstabOf, cramersV, kanoOfPair, variablesOf } from './rules-crosstab'
import { opportunityOf } from './rules-opportunity'
import type { QuestionResult } from './schema'

const question = (over: object): Question => ({ required: false, ...over }) as Question
const option = (value: string, more: object = {}) => ({ value, label: value.toUpperCase(), ...more })
const five = ['like', 'expect', 'neutral', 'tolerate', 'dislike'].map((value) => option(value))

const questions = [
  question({
    key: 'tool',
    type: 'single',
    label: 'Tool',
    options: [option('a'), option('b'), option('na', { na: true })],
  }),
  question({ key: 'score', type: 'rating', label: 'Score', min: 1, max: 5 }),
  question({ key: 'uses', type: 'multi', label: 'Uses', options: [option('x'), option('y')] }),
  question({
    key: 'grid',
    type: 'matrix',
    label: 'Grid',
    rows: [option('ci')],
    options: [option('good'), option('bad')],
  }),
  question({ key: 'order', type: 'ranking', label: 'Order', options: [option('x'), option('y')] }),
  question({ key: 'words', type: 'longtext', label: 'Words' }),
  question({ key: 'there', type: 'single', label: 'If it is there', options: five }),
  question({ key: 'missing', type: 'rating', label: 'If it is not', min: 1, max: 5 }),
]
const variables = variablesOf(questions)
const named = (id: string) => variables.find((one) => one.id === id)!
const times = (n: number, answers: Answers): Answers[] => Array.from({ length: n }, () => answers)

describe('one question by another', () => {
  it('takes closed questions and rows of a matrix, not words and not orders', () => {
    expect(variables.map(({ id }) => id)).toEqual(['tool', 'score', 'uses', 'grid:ci', 'there', 'missing'])
  })

  it('says of rows with several answers each that these overlap, and gives no association of them', () => {
    const grid = {
      key: 'many',
      type: 'matrix',
      label: 'Many',
      rows: [option('ci')],
      options: [option('x'), option('y')],
    }
    const [many] = variablesOf([question({ ...grid, multiple: true })])
    const answers = [
      ...times(8, { tool: 'a', many: { ci: ['x', 'y'] } }),
      ...times(8, { tool: 'b', many: { ci: ['y'] } }),
    ]
    const table = crosstabOf(named('tool'), many!, answers, 8)
    expect([table.several, table.cramersV]).toEqual([true, null])
    expect(table.table.map((row) => [row.n, row.cells!.map(({ count }) => count)])).toEqual([
      [8, [8, 8]],
      [8, [0, 8]],
    ])
    const [one] = variablesOf([question(grid)])
    expect(crosstabOf(named('tool'), one!, times(8, { tool: 'a', many: { ci: 'x' } }), 8).several).toBe(false)
  })

  it('counts those who answered both, with shares of each row; what does not apply is in neither', () => {
    const answers = [
      ...times(6, { tool: 'a', score: 5 }),
      ...times(2, { tool: 'a', score: 1 }),
      ...times(8, { tool: 'b', score: 1 }),
      ...times(4, { tool: 'na', score: 3 }),
      ...times(4, { tool: 'a' }),
    ]
    const table = crosstabOf(named('tool'), named('score'), answers, 8)
    expect([table.n, table.suppressed, table.table.map((row) => row.n)]).toEqual([16, false, [8, 8]])
    expect(table.table[0]?.cells?.map((cell) => cell.count)).toEqual([2, 0, 0, 0, 6])
    expect(table.table[0]?.cells?.[4]).toMatchObject({ share: 0.75 })
    // Wilson for 6 of 8.
    expect(table.table[0]?.cells?.[4]?.ci[0]).toBeCloseTo(0.4093, 4)
    // By hand: χ² = 16 · (6·8 − 2·0)² ÷ (8·8·10·6) = 9.6, and √(9.6 ÷ 16).
    expect(table.cramersV).toBeCloseTo(Math.sqrt(0.6), 12)
  })

  it('shows no table of too few, and of a row of too few nothing but that', () => {
    const few = [...times(8, { tool: 'a', score: 5 }), ...times(3, { tool: 'b', score: 1 })]
    expect(crosstabOf(named('tool'), named('score'), few, 8).table[1]).toEqual({
      value: 'b',
      label: 'B',
      n: null,
      cells: null,
    })
    expect(crosstabOf(named('tool'), named('score'), few.slice(0, 7), 8)).toMatchObject({
      n: null,
      suppressed: true,
      table: [],
      cramersV: null,
    })
  })

  it('of several choices a person is in each row that they chose, and rows of a matrix stand by themselves', () => {
    const answers = times(9, { uses: ['x', 'y'], grid: { ci: 'bad' } })
    const table = crosstabOf(named('uses'), named('grid:ci'), answers, 8)
    expect(table).toMatchObject({ n: 9, several: true, cramersV: null })
    expect(table.table.map((row) => row.cells?.map((cell) => cell.count))).toEqual([
      [0, 9],
      [0, 9],
    ])
  })

  it('measures how strong it is: Snee’s table of hair and eye colours, χ² = 138.29 of 592 people, four by four', () => {
    const snee = [
      [68, 20, 15, 5],
      [119, 84, 54, 29],
      [26, 17, 14, 14],
      [7, 94, 10, 16],
    ]
    expect(cramersV(snee)).toBeCloseTo(Math.sqrt(138.2898 / (592 * 3)), 5)
    expect(cramersV([[3, 4]])).toBeNull()
    expect(cramersV([[5, 0], [0, 5]])).toBe(1) // prettier-ignore
    expect(cramersV([[5, 5], [5, 5]])).toBe(0) // prettier-ignore
  })
})

describe('a Kano pair', () => {
  const side = (key: string) => ({ variable: named(key), question: questions.find((one) => one.key === key) })
  it('reads five options in their order and five points with liking at the top, by the evaluation table', () => {
    const answers = [
      ...times(4, { there: 'like', missing: 1 }),
      ...times(5, { there: 'expect', missing: 1 }),
      ...times(2, { there: 'like', missing: 3 }),
      ...times(1, { there: 'dislike', missing: 5 }),
      ...times(1, { there: 'like', missing: 5 }),
      ...times(3, { there: 'like' }),
    ]
    const kano = kanoOfPair(side('there'), side('missing'), answers, 8)
    expect(kano).toMatchObject({ n: 13, category: 'M', counts: { M: 5, O: 4, A: 2, I: 0, R: 1, Q: 1 } })
    // Better (A + O) ÷ (A + O + M + I) = 6 ÷ 11, worse −(O + M) ÷ 11 = −9 ÷ 11.
    expect(kano?.better?.value).toBeCloseTo(6 / 11, 12)
    expect(kano?.worse?.value).toBeCloseTo(-9 / 11, 12)
    expect(kanoOfPair(side('there'), side('missing'), answers.slice(0, 7), 8)).toMatchObject({ n: null, counts: null })
    expect(kanoOfPair(side('tool'), side('missing'), answers, 8)).toBeNull()
  })
})

describe('an opportunity', () => {
  const result = (key: string, favourable: number, ci: [number, number], more: object = {}) =>
    ({ key, label: key, n: 40, suppressed: false, favourable, favourableCi: ci, ...more }) as QuestionResult
  it('is importance plus what satisfaction lacks of it, and its interval holds both', () => {
    // Ulwick's example of a well-known need: importance 9.5, satisfaction 3.2 give 15.8.
    const found = opportunityOf(result('i', 0.95, [0.85, 0.98]), result('s', 0.32, [0.2, 0.5]))
    expect(found.all?.opportunity).toBeCloseTo(15.8, 12)
    expect(found.all?.interval[0]).toBeCloseTo(8.5 + 3.5, 12)
    expect(found.all?.interval[1]).toBeCloseTo(9.8 + 7.8, 12)
    // Over-served: what is more than satisfied asks for no more.
    expect(opportunityOf(result('i', 0.3, [0.2, 0.4]), result('s', 0.9, [0.8, 1])).all?.opportunity).toBeCloseTo(3, 12)
  })
  it('of groups takes those that both questions show, and counts the others', () => {
    const group = (value: string, favourable: number, more: object = {}) =>
      ({ value, ...result(value, favourable, [favourable - 0.1, favourable + 0.1]), ...more }) // prettier-ignore
    const groups = (over: object) => [group('t1', 0.8), group('t2', 0.6), group('t3', 0.5, over)]
    const found = opportunityOf(
      result('i', 0.9, [0.8, 0.95], { groups: groups({ suppressed: true }) }),
      result('s', 0.5, [0.4, 0.6], { groups: [group('t1', 0.2), group('t2', 0.6, { favourableBound: 'at most' })] }),
    )
    expect(found.groups.map(({ label }) => label)).toEqual(['t1'])
    expect(found.groups[0]?.opportunity).toBeCloseTo(14, 12)
    expect(found.hidden).toBe(2)
  })
})
