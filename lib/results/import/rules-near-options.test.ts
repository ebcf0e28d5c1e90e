import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '@/lib/core/text/csv-write'
import { allColumnsOf, cellOf, columnsOf, optionNamed, shownCell } from '../rules-columns'
import { normalizeQuestion } from '@/lib/surveys/rules'
import { questionInput, type Answers } from '@/lib/surveys/schema'
import { guessMapping } from './rules-guess'
import { planOf, relaxed, rowReader } from './rules-rows'
import { readTable } from './rules-table'

describe('options that are nearly the same', () => {
  const options = ['a', 'A', 'b', 'a;b', 'a,b', '1', '01'].map((value) => ({ value, label: `The ${value}` }))
  const questions = [
    { key: 'one', type: 'single', label: 'One?', options },
    { key: 'some', type: 'multi', label: 'Some?', options },
    { key: 'grid', type: 'matrix', label: 'Grid?', multiple: true, rows: ['go'], options },
  ].map((question) => normalizeQuestion(questionInput.parse(question)))
  const values = fc.subarray(
    options.map(({ value }) => value),
    { minLength: 1 },
  )

  it('are read back from our own file as they were chosen, also where one holds the sign between answers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...options), values, values, (one, some, go) => {
        const answers: Answers = { one: one.value, some, grid: { go } }
        const columns = allColumnsOf(questions)
        const text = writeCsv(
          columns.map(({ name }) => name),
          [columns.map((column) => cellOf(column, answers))],
        )
        const table = readTable(text, 'x.csv')
        const about = { questions, anonymity: 'anonymous' as const }
        const plan = planOf(table, guessMapping(table, about), about, 'x.csv')
        expect(rowReader(plan, relaxed(questions), table.kind)(table.rows[0]!.cells)).toEqual({
          answers: { one: one.value, some, grid: { go } },
        })
      }),
    )
  })

  it('are shown in their own words', () => {
    const column = columnsOf(questions).find(({ name }) => name === 'some')!
    expect(shownCell(column, { some: ['a;b', 'A'] })).toBe('The a;b; The A')
  })

  it('are named by their own words first, in capitals or not where no other is', () => {
    const [one] = questions
    expect([optionNamed(one!, 'The A'), optionNamed(one!, 'the b'), optionNamed(one!, ' A ')]).toEqual(['A', 'b', 'A'])
  })
})
