import { expect, it } from 'vitest'
import { ab, lss, subs, table, type Row } from '@/tests/support/lime'
import { readSurvey } from './rules-detect'

const shown = (row: Row, rows?: Row[]) => {
  const { questions, skipped } = readSurvey(
    lss(
      [
        { qid: 1, type: 'L', title: 'a', answers: ab },
        { qid: 2, type: 'M', title: 'b', subs },
        { qid: 3, type: 'N', title: 'n' },
        { qid: 4, type: '5', title: 'five' },
        { qid: 5, type: 'K', title: 'k', subs },
        { qid: 6, type: 'T', title: 'c', ...row },
      ],
      rows ? table('conditions', rows) : '',
    ),
    'x.lss',
  )
  return {
    showIf: questions.at(-1)!.showIf,
    told: skipped
      .map(({ reason }) => reason)
      .filter((reason) => reason.includes('“c”'))
      .join(),
  }
}
const inTable = (qid: number, cfieldname: string, value: string, method = '==') => ({
  qid: 6,
  scenario: 1,
  cqid: qid,
  cfieldname,
  method,
  value,
})

// What LimeSurvey makes of its own table: application/helpers/expressions/em_manager_helper.php (version 6).
it.each<[string, Row[], unknown]>([
  [
    'options with a plus are all chosen',
    [inTable(2, '+9X1X2SQ1', 'Y'), inTable(2, '+9X1X2SQ2', 'Y')],
    {
      all: [
        { question: 'b', is: 'SQ1' },
        { question: 'b', is: 'SQ2' },
      ],
    },
  ],
  [
    'options without one are any',
    [inTable(2, '9X1X2', 'SQ1'), inTable(2, '9X1X2', 'SQ2')],
    { question: 'b', is: ['SQ1', 'SQ2'] },
  ],
  [
    'fields of one question are all of them, values of one field any',
    [inTable(5, '9X1X5SQ1', '3'), inTable(5, '9X1X5SQ1', '4'), inTable(5, '9X1X5SQ2', '5')],
    {
      any: [
        {
          all: [
            { question: 'k_SQ1', is: 3 },
            { question: 'k_SQ2', is: 5 },
          ],
        },
        {
          all: [
            { question: 'k_SQ1', is: 4 },
            { question: 'k_SQ2', is: 5 },
          ],
        },
      ],
    },
  ],
  ['a blank is no answer', [inTable(1, '9X1X1', ' ')], { question: 'a', answered: false }],
  ['not a blank is an answer', [inTable(1, '9X1X1', ' ', '!=')], { question: 'a', answered: true }],
])('in the table of conditions %s', (_, rows, condition) => {
  expect(shown({}, rows).showIf).toEqual(condition)
})

// em_core_helper.php, RDP_EvaluateBinary and getMismatchInformation (version 6).
it.each<[string, unknown]>([
  [
    'n < 10',
    {
      all: [
        { question: 'n', atMost: 10 },
        { question: 'n', isNot: 10 },
      ],
    },
  ],
  ['five >= "4"', { question: 'five', atLeast: 4 }],
  [
    'n <= 0',
    {
      any: [
        { question: 'n', atMost: 0 },
        { question: 'n', answered: false },
      ],
    },
  ],
  [
    '0 >= n',
    {
      any: [
        { question: 'n', atMost: 0 },
        { question: 'n', answered: false },
      ],
    },
  ],
  ['n >= 0', { question: 'n', atLeast: 0 }],
  [
    'n',
    {
      all: [
        { question: 'n', answered: true },
        { question: 'n', isNot: 0 },
      ],
    },
  ],
  ['a', { question: 'a', answered: true }],
])('%s holds as it does in LimeSurvey', (relevance, condition) => {
  expect(shown({ relevance })).toEqual({ showIf: condition, told: '' })
})
it('a size in quotes is compared as text: that is told', () => {
  const { showIf, told } = shown({ relevance: 'n < "10"' })
  expect(showIf).toBeUndefined()
  expect(told).toContain('compares “n” with “10” as text, where 9 is more than 10')
})
