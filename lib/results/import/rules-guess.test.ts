import { expect, test } from 'vitest'
import { writeCsv } from '@/lib/core/text/csv-write'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { questionInput } from '@/lib/surveys/schema'
import { guessMapping } from './rules-guess'
import { readTable } from './rules-table'

const LABELS = ['< 5 minutes', '> 5 minutes', '+10 %', '-10 %', '5-10 jobs']
const waits = normalizeQuestion(
  questionInput.parse({
    key: 'waits',
    type: 'multi',
    label: 'Which waits are common?',
    options: LABELS.map((label, at) => ({ value: `w${at}`, label })),
  }),
)
/** The options that the columns of a file are taken for, in the order of the file. */
const taken = (head: string[], rows: string[][]) =>
  Object.values(
    guessMapping(readTable(writeCsv(head, rows), 'x.csv'), { questions: [waits], anonymity: 'anonymous' }),
  ).filter((target) => target.startsWith('waits'))

// As files have them: in another order than the survey.
const parts = ['> 5 minutes', '< 5 minutes', '-10 %', '+10 %', '5-10 jobs']
const expected = ['waits[w1]', 'waits[w0]', 'waits[w3]', 'waits[w2]', 'waits[w4]']

test('SurveyMonkey: choices that differ by a sign alone are told apart', () => {
  const head = ['Respondent ID', 'Which waits are common?', '', '', '', '']
  expect(
    taken(head, [
      ['', ...parts],
      ['1', '> 5 minutes', '', '', '', ''],
    ]),
  ).toEqual(expected)
})

test('a column for each choice, after a hyphen: also of choices that have a sign or a hyphen', () => {
  const headers = parts.map((part) => `Which waits are common? - ${part}`)
  expect(taken(['Id', ...headers], [['1', '1', '0', '0', '1', '0']])).toEqual(expected)
  const ids = parts.map((_, at) => JSON.stringify({ ImportId: `QID7_${at}` }))
  expect(
    taken(
      ['ResponseId', ...parts.map((_, at) => `Q7_${at + 1}`)],
      [
        ['Response ID', ...headers],
        [JSON.stringify({ ImportId: '_recordId' }), ...ids],
        ['R_1', 'x', '', 'x', 'x', ''],
      ],
    ),
  ).toEqual(expected)
})

test('a name without its sign is a choice where one alone has the words', () => {
  expect(
    taken(['Id', 'Which waits are common? - 5 minutes', 'Which waits are common? - 10'], [['1', '1', '0']]),
  ).toEqual([])
  expect(taken(['Id', 'Which waits are common? - 5 10 jobs'], [['1', '1']])).toEqual(['waits[w4]'])
})
