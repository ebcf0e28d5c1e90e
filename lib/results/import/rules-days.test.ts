import { describe, expect, it } from 'vitest'
import { daysOfColumn, toldOfDays } from './rules-days'
import { redact } from './rules-redact'
import { readTable } from './rules-table'

const now = new Date('2026-11-30T12:00:00Z')
const told = (cells: readonly string[]) =>
  toldOfDays([...daysOfColumn(cells, now).problems].map(([at, problem]) => ({ line: at + 2, problem })))

describe('days of responses that cannot be read', () => {
  it('are told once for a column whose order is open, with how many there are', () => {
    const cells = Array.from({ length: 400 }, (_, at) => `${1 + (at % 12)}/${1 + (at % 11)}/24 9:12:01`)
    const open = cells.filter((cell) => cell.split('/')[0] !== cell.split('/')[1]).length
    const found = told(cells)
    expect(found).toHaveLength(1)
    expect(found[0]).toEqual({ line: 13, message: expect.stringContaining(`So it is in ${open} rows.`) as string })
    expect(found[0]!.message).toContain('map it to @day:dmy or @day:mdy')
  })
  it('are told apart from what is no day at all', () => {
    expect(told(['1/2/24', 'soon']).map(({ line }) => line)).toEqual([2, 3])
    expect(told(['13/2/24', '1/2/24'])).toEqual([])
  })
  it('are those that LimeSurvey writes where a survey keeps no times', () => {
    expect(told(['1980-01-01 00:00:00', '2024-11-03 09:12:01', '1980-01-01 00:00:00'])).toEqual([
      { line: 2, message: expect.stringMatching(/keeps no times.*in 2 rows\. Stored under the day/) as string },
    ])
  })
})

describe('columns that point at a person', () => {
  it.each([
    // Typeform's first and last; its token is of letters and digits, not of hexadecimal ones.
    ['#', 'k8t8l7ww1gq37k8v0k8t8l7ck2h9pq1z'],
    ['Network ID', '5c5d7bb3d1'],
    ['Session ID', '17'],
    ['Contact ID', 'c-17'],
    ['IP', '10.0.0.1'],
    ['Kennung', 'k8t8l7ww1gq37k8v0k8t8l7ck2h9pq1z'],
  ])('%s is not kept of an anonymous survey', (name, cell) => {
    const file = readTable(`${name},How is CI?\n${cell},Good\n${cell.replace(/.$/, '2')},Bad\n`, 'x.csv')
    const { table, cut } = redact(file, 'anonymous', new Set(), now)
    expect([table.columns.map((one) => one.name), cut]).toEqual([['How is CI?'], [name]])
    // Of a survey that has such a question it is an answer.
    if (name !== 'Kennung') {
      const own = redact(file, 'anonymous', new Set([name.toLowerCase()]), now)
      expect(own.cut).toEqual([])
    }
  })
})

describe('moments that a tool writes as numbers', () => {
  const of = (cells: readonly string[], known: readonly string[] = []) => {
    const text = `made,How?\n${cells.map((cell, at) => `"${cell}",${at}`).join('\n')}\n`
    return redact(readTable(text, 'x.csv'), 'anonymous', new Set(known), now).table
  }
  it.each([
    ['seconds', '1730625121', '1730715121.25'],
    ['milliseconds', '1730625121000', '1730715121000'],
    ['days of a spreadsheet', '45599.3834', '45600,4251'],
  ])('%s are days, and no answers', (_, first, second) => {
    const { rows, sent } = of([first, second])
    expect([sent, rows.map(({ cells }) => cells[0])]).toEqual(['made', ['2024-11-03', '2024-11-04']])
  })
  it.each([
    ['asked for as a number', ['1730625121', '1730715121'], ['made']],
    ['that others are not', ['1730625121', '17'], []],
    ['of a day to come', ['1930625121', '1930715121'], []],
    ['without a part of a day', ['45599', '45600'], []],
    ['of two decimals', ['45599.38', '45600.42'], []],
  ])('numbers %s stay as they are', (_, cells, known) => {
    expect(of(cells, known).rows.map((row) => row.cells[0])).toEqual(cells)
  })
})
