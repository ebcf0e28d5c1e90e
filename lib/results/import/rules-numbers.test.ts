import { expect, test } from 'vitest'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { inferQuestions } from './rules-infer'
import { decimalOf, plainNumber } from './rules-numbers'
import { plainNumbersOf, planOf, relaxed, rowReader } from './rules-rows'
import { readTable } from './rules-table'

const numbers = (cells: readonly string[], separator: string) => {
  const decimal = decimalOf(cells, separator)
  return cells.map((cell) => plainNumber(cell, decimal))
}

test('a column shows what its commas mean; where it does not, the file does', () => {
  expect(numbers(['1,5', '2', '1.234,5', 'n/a'], ';')).toEqual(['1.5', '2', '1234.5', 'n/a'])
  expect(numbers(['1,234.5', '900'], ',')).toEqual(['1234.5', '900'])
  expect(numbers(['1,234', '900'], ',')).toEqual(['1234', '900'])
  expect(numbers(['1,234', '0,5'], ',')).toEqual(['1.234', '0.5'])
  expect(numbers(['1,234', '900'], ';')).toEqual(['1.234', '900'])
  expect(numbers(['1,234', '900'], '\t')).toEqual(['1,234', '900'])
  expect(numbers(['1.5', '1,5'], ';')).toEqual(['1.5', '1,5'])
  expect(numbers(['1.234', '2'], ',')).toEqual(['1.234', '2'])
  expect(numbers(['1.234', '0.5'], ';')).toEqual(['1.234', '0.5'])
})

// LibreOffice and Excel in German save 1234 with a thousands mark as "1.234" between ";".
test('points between ";" with three digits behind each are not taken for decimals; two in one number say what they are', () => {
  expect(numbers(['1.234', '2'], ';')).toEqual(['1234 or 1.234', '2'])
  expect(numbers(['1.234', '1.234.567', '900'], ';')).toEqual(['1234', '1234567', '900'])
})

const infer = (separator: string, cells: readonly string[]) => {
  const lines = cells.map((cell, at) => `${separator === ',' ? `"${cell}"` : cell}${separator}remark ${at}`)
  return inferQuestions(
    readTable(['Hours', ...lines].join('\n').replace('Hours', `Hours${separator}Remark`), 'x.csv'),
    'x',
  ).questions[0]!.type
}

// LibreOffice 7.4 and German or French spreadsheets save 1.5 as "1,5" and set cells apart by ";".
test('a question answered with decimal commas is a number, not a choice of two; codes stay choices', () => {
  const halves = ['1,5', '2,5', '3', '4,5', '1,5', '0,5', '2', '2,5', '1,5', '3,5', '1,5', '2,5']
  expect(infer(';', halves)).toBe('number')
  expect(infer('\t', halves)).toBe('number')
  expect(infer(',', halves)).toBe('multi')
  expect(infer(';', ['1,2,3', '1,2', '3', '2,3', '1,3', '2', '1,2,3', '1', '3', '1,2', '2,3', '1,2,3'])).toBe('multi')
  expect(infer(',', ['1,250', '900', '12,000', '1,250', '900'])).toBe('number')
})

test('answers to a number question are read as their column writes numbers', () => {
  const questions = [normalizeQuestion({ key: 'minutes', label: 'Minutes', type: 'number' })]
  const read = (text: string) => {
    const table = readTable(text, 'x.csv')
    const plan = planOf(table, { minutes: 'minutes' }, { questions, anonymity: 'anonymous' }, 'x.csv')
    const plain = plainNumbersOf(table, plan)
    const reader = rowReader(plan, relaxed(questions), table.kind)
    return table.rows.map((row) => reader(plain(row.cells)))
  }
  const answers = (...values: number[]) => values.map((value) => ({ answers: { minutes: value } }))
  expect(read('minutes,team\n"1,234",a\n900,b\n')).toEqual(answers(1234, 900))
  expect(read('minutes;team\n1,5;a\n1.234,5;b\n')).toEqual(answers(1.5, 1234.5))
  expect(read('minutes;team\n1.234;a\n900;b\n')).toEqual([
    { error: 'minutes: “1234 or 1.234” is not a number' },
    ...answers(900),
  ])
  expect(read('minutes\tteam\n1,234\ta\n')).toEqual([{ error: 'minutes: “1,234” is not a number' }])
})
