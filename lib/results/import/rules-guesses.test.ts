import { expect, test } from 'vitest'
import { inferQuestions } from './rules-infer'
import { withoutMarks } from './rules-marks'
import { readTable } from './rules-table'
import { withoutTrials } from './rules-trials'
import { identitiesOf } from './rules-identity'

/** A file of one column with these cells, as the import reads it: its question, its cells and what it said of them. */
function read(cells: readonly (string | number)[], label = 'How easy is it?') {
  const text = `id,${label}\n${cells.map((cell, at) => `${at},${cell}`).join('\n')}\n`
  const { table, findings } = withoutMarks(readTable(text, 'x.csv'), 'x.csv')
  const found = inferQuestions(table, 'x.csv')
  const { type, min, max, options } = found.questions.find((one) => one.label === label)!
  return {
    question: [type, min ?? options?.[0]?.value, max ?? options?.at(-1)?.value],
    cells: table.rows.map((row) => row.cells[1]).filter((cell) => cell !== ''),
    findings: [...findings, ...found.findings].map((one) => one.message),
  }
}
const times = (n: number, ...cells: (string | number)[]) => Array.from({ length: n }, () => cells).flat()

test.each([
  ['all points of a known scale', times(4, 1, 2, 3, 4, 5), ['rating', 1, 5], null],
  [
    'points of which the highest is not there',
    times(4, 1, 2, 3, 4),
    ['rating', 1, 5],
    /scale from 1 to 5.*from 1 to 4/,
  ],
  ['from 0 to 4', times(4, 0, 1, 2, 3, 4), ['number', undefined, undefined], /as a number.*from 0 to 4/],
  ['from 0 to 10', times(4, 0, 3, 7, 10), ['rating', 0, 10], null],
  ['codes of yes and no', times(6, 1, 2), ['single', '1', '2'], /as a choice.*from 1 to 2/],
  ['codes of three options', times(6, 3, 1, 2), ['single', '1', '3'], /as a choice/],
])('%s', (_, cells, question, finding) => {
  const found = read(cells)
  expect(found.question).toEqual(question)
  expect(found.findings).toEqual(finding === null ? [] : [expect.stringMatching(finding)])
})

test.each([
  ['-99 beside points', [...times(4, 1, 2, 3, 4, 5), -99, -99], ['rating', 1, 5], '-99'],
  ['99 beside points', [...times(4, 1, 2, 3, 4, 5), 99], ['rating', 1, 5], '99'],
  ['-9 beside points', [...times(4, 1, 2, 3, 4, 5), -9], ['rating', 1, 5], '-9'],
  ['-999 beside minutes', [...times(4, 30, 45, 120, 5), -999], ['number', undefined, undefined], '-999'],
])('%s is no answer, and is named', (_, cells, question, code) => {
  const found = read(cells)
  expect(found.question).toEqual(question)
  expect(found.cells).not.toContain(code)
  expect(found.findings).toEqual([expect.stringContaining(`“${code}” in “How easy is it?” is read as no answer`)])
})

test.each([
  ['99 among minutes', times(3, 30, 99, 120)],
  ['differences, of which one is -9', times(3, -9, -3, 4, 12)],
  ['years', times(3, 1999, 2004, 9999)],
])('%s stays a number', (_, cells) => {
  const found = read(cells)
  expect(found.cells).toHaveLength(cells.length)
  expect(found.findings).toEqual([])
})

test('a code that is an option of the survey is an answer', () => {
  const table = readTable(`q\n${times(4, 1, 2, 3, 99).join('\n')}\n`, 'x.csv')
  const options = [1, 2, 3, 99].map((value) => ({ value: String(value), label: String(value) }))
  const { findings } = withoutMarks(table, 'x.csv', [{ key: 'q', type: 'single', label: 'Q', options }])
  expect(findings).toEqual([])
})

test('what a tool says of its own responses is read of its own files only', () => {
  const plain = readTable('status,score\n1,5\n2,4\n', 'x.csv')
  expect(withoutTrials(plain, 'x.csv', new Set()).table.rows).toHaveLength(2)
  const deleted = readTable('Response ID,Status,score\n1,Complete,5\n2,Deleted,4\n3,Partial,4\n', 'x.csv')
  const { table, skipped, findings } = withoutTrials(deleted, 'x.csv', new Set())
  expect([table.rows.length, skipped.map((one) => one.line), findings.length]).toEqual([2, [3], 1])
})

const identities = (text: string) => identitiesOf(readTable(text, 'x.csv'), new Set(), new Date('2026-05-20'))
test('a response is told again by an id, by a number with its moment, or by its moment', () => {
  const of = (rows: string[]) => identities(['ID,Start time,Completion time,Score', ...rows].join('\n'))
  const early = of(['1,2026-05-01 10:00:00,2026-05-01 10:03:00,4', '2,2026-05-02 10:00:00,2026-05-02 10:02:00,4'])!
  // Sent later, the same response; the same number in another form is another one.
  const later = of(['1,2026-05-01 10:00:00,2026-05-03 09:00:00,5', '2,2026-05-09 11:00:00,2026-05-09 11:01:00,4'])!
  expect([later[0] === early[0], later[1] === early[1]]).toEqual([true, false])
  expect(identities('Timestamp,Score\n2026-05-01 10:00:00,3\n')).toHaveLength(1)
  expect(identities('Response ID,Score\nR_3kZq8vVYbnNc1aX,3\n')).toEqual(['R_3kZq8vVYbnNc1aX'])
  expect(identities('Score,Why\n3,x\n')).toBeNull()
  expect(identities('Response ID,Score\nR_3kZq8vVYbnNc1aX,3\nR_3kZq8vVYbnNc1aX,4\n')).toBeNull()
})
