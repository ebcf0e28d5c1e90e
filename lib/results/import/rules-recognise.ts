import { AppError } from '@/lib/core/errors'
import type { Recognised } from '@/lib/core/imports'
import { readTable } from './rules-table'

/** Whether a file holds answers: a table of at least two columns and a row. Any table could be, so it is the last guess. */
export function recogniseResponses(file: { path: string; text: string }): Recognised | null {
  if (!/[,;\t]/.test(file.text.slice(0, 2_000)) || /^\s*[<{[]/.test(file.text)) return null
  // A head of one cell names one column, whatever comes below: no need to read all of a long text as a table.
  const head = /[^\r\n]+/.exec(file.text)?.[0] ?? ''
  if (!/[,;\t"]|^\uFEFF?sep=/i.test(head)) return null
  try {
    const table = readTable(file.text, file.path)
    if (table.columns.length < 2 || table.rows.length < 1) return null
    const full = table.rows.filter((row) => row.cells.length === table.columns.length).length / table.rows.length
    if (full < 0.9 && table.kind === 'plain') return null
    return table.kind === 'plain'
      ? { confidence: 0.3, shape: 'Table of answers' }
      : { confidence: 0.8, shape: table.kind === 'qualtrics' ? 'Qualtrics answers' : 'SurveyMonkey answers' }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Whether a file is a benchmark set: a measure and its favourable share. */
export function recogniseBenchmark(file: { path: string; text: string }): Recognised | null {
  const names = (file.text.split('\n')[0] ?? '')
    .toLowerCase()
    .split(/[,;\t]/)
    .map((name) => name.trim())
  const has = (...all: string[]) => all.some((name) => names.includes(name))
  return has('measure', 'question', 'item') && has('favourable') && has('p25', 'p50', 'median', 'n')
    ? { confidence: 0.9, shape: 'Benchmark set' }
    : null
}
